package bench;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;

import java.net.InetAddress;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Says SEND_OK to every send and keeps nothing: the least that a broker can do. Name server and broker on one port.
 *
 * <p>It looks for three numbers in a request's header and takes nothing apart. Argument: the port.
 */
public final class AnswerOnly {
    private static final int MAX_FRAME = 16 << 20;
    private static final int ROUTE = 105;
    private static final int MAX_OFFSET = 30;
    private static final int SEND_BATCH = 320;
    private static final int SEND = 310;

    private AnswerOnly() {}

    /** See the class. */
    public static void main(String[] arguments) {
        int port = Integer.parseInt(arguments[0]);
        new ServerBootstrap()
                .group(new NioEventLoopGroup(1))
                .channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline()
                                .addLast(new LengthFieldBasedFrameDecoder(MAX_FRAME, 0, 4))
                                .addLast(new Answers(port));
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), port)
                .syncUninterruptibly();
    }

    private static final class Answers extends ChannelInboundHandlerAdapter {
        private final byte[] route;

        Answers(int port) {
            String queues =
                    "{\"brokerName\":\"a\",\"perm\":6,\"readQueueNums\":4,\"topicSysFlag\":0,\"writeQueueNums\":4}";
            route = ("{\"brokerDatas\":[{\"brokerAddrs\":{\"0\":\"127.0.0.1:" + port
                            + "\"},\"brokerName\":\"a\",\"cluster\":\"c\"}],\"filterServerTable\":{},\"queueDatas\":["
                            + queues + "]}")
                    .getBytes(UTF_8);
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ByteBuf frame = (ByteBuf) message;
            try {
                String header = frame.toString(8, frame.getUnsignedMedium(5), UTF_8);
                if ((number(header, "\"flag\":") & 2) == 0) {
                    context.write(answer(number(header, "\"code\":"), number(header, "\"opaque\":")));
                }
            } finally {
                frame.release();
            }
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            context.flush();
        }

        private ByteBuf answer(int code, int opaque) {
            String fields = "";
            if (code == SEND || code == SEND_BATCH) {
                fields = ",\"extFields\":{\"msgId\":\"0\",\"queueId\":\"0\",\"queueOffset\":\"0\"}";
            } else if (code == MAX_OFFSET) {
                // Whoever asks how much is stored is told: enough.
                fields = ",\"extFields\":{\"offset\":\"1000000000000\"}";
            }
            byte[] header = ("{\"code\":0,\"flag\":1,\"language\":\"JAVA\",\"opaque\":" + opaque
                            + ",\"serializeTypeCurrentRPC\":\"JSON\",\"version\":513" + fields + "}")
                    .getBytes(UTF_8);
            byte[] body = code == ROUTE ? route : new byte[0];
            return Unpooled.buffer(8 + header.length + body.length)
                    .writeInt(4 + header.length + body.length)
                    .writeInt(header.length)
                    .writeBytes(header)
                    .writeBytes(body);
        }

        private static int number(String header, String name) {
            int at = header.indexOf(name) + name.length();
            int end = at;
            while (end < header.length() && Character.isDigit(header.charAt(end))) {
                end++;
            }
            return Integer.parseInt(header.substring(at, end));
        }
    }
}
