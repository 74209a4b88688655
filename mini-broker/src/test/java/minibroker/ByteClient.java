package minibroker;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import minibroker.remoting.FrameDecoder;
import minibroker.remoting.FrameEncoder;
import minibroker.remoting.HeaderCodec;
import minibroker.remoting.RemotingCommand;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** A client that sends bytes as it likes, good ones and bad ones. One thread uses it. */
public final class ByteClient implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;

    private final Socket socket = new Socket();
    private final DataInputStream in;
    private final OutputStream out;
    private final FrameEncoder encoder;

    public ByteClient(InetSocketAddress server) throws IOException {
        this(server, HeaderCodec.JSON);
    }

    public ByteClient(InetSocketAddress server, HeaderCodec headers) throws IOException {
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(server, PATIENCE_MILLIS);
        in = new DataInputStream(socket.getInputStream());
        out = socket.getOutputStream();
        encoder = new FrameEncoder(headers);
    }

    /** The address in a text such as {@code 127.0.0.1:9876}. */
    public static InetSocketAddress address(String hostAndPort) {
        int colon = hostAndPort.lastIndexOf(':');
        return new InetSocketAddress(
                hostAndPort.substring(0, colon), Integer.parseInt(hostAndPort.substring(colon + 1)));
    }

    public void send(byte... bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    public void send(RemotingCommand command) throws IOException {
        send(frame(command));
    }

    /** The bytes of a command's frame. */
    public byte[] frame(RemotingCommand command) {
        ByteBuf frame = Unpooled.buffer();
        encoder.encode(command, frame);
        byte[] bytes = new byte[frame.readableBytes()];
        frame.readBytes(bytes);
        return bytes;
    }

    /** The next command that the server sends. */
    public RemotingCommand receive() throws IOException {
        int length = in.readInt();
        ByteBuf frame = Unpooled.buffer().writeInt(length);
        frame.writeBytes(in.readNBytes(length));
        List<Object> commands = new ArrayList<>();
        new FrameDecoder().decode(frame, commands);
        return (RemotingCommand) commands.get(0);
    }

    public RemotingCommand ask(RemotingCommand request) throws IOException {
        send(request);
        return receive();
    }

    /** Waits until the server closes the connection, and returns how many bytes it sent before. */
    public int bytesUntilClosed() throws IOException {
        try {
            return in.readAllBytes().length;
        } catch (java.net.SocketException resetByServer) {
            return 0;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
