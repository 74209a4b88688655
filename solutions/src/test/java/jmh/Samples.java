package jmh;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import minibroker.message.Message;
import minibroker.message.MessageQueue;
import minibroker.remoting.FrameEncoder;
import minibroker.remoting.HeaderCodec;
import minibroker.remoting.RemotingCommand;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a client sends, and what becomes of it. */
final class Samples {
    static final String PROPERTIES =
            "UNIQ_KEY\u00017F0000013A4B18B4AAC20D5C6E7F0001\u0002WAIT\u0001true\u0002TAGS\u0001TagA\u0002CLUSTER\u0001"
                    + "DefaultCluster\u0002MSG_REGION\u0001DefaultRegion\u0002TRACE_ON\u0001true\u0002";

    static final InetSocketAddress ADDRESS = new InetSocketAddress(InetAddress.getLoopbackAddress(), 10911);

    private Samples() {}

    /** A send of a body with 128 bytes. */
    static RemotingCommand send() {
        Map<String, String> fields = new LinkedHashMap<>();
        String[] values = {
            "producers", "Orders", "TBW102", "4", "2", "0", "1763900000000", "0", PROPERTIES, "0", "false"
        };
        for (int i = 0; i < values.length; i++) {
            fields.put(Character.toString('a' + i), values[i]);
        }
        return RemotingCommand.request(310, 7).with(fields).withBody(new byte[128]);
    }

    static ByteBuf frame(HeaderCodec headers) {
        ByteBuf frame = Unpooled.directBuffer();
        new FrameEncoder(headers).encode(send(), frame);
        return frame;
    }

    static Message message() {
        return new Message(
                new MessageQueue("Orders", 2), 0, 0, 1763900000000L, ADDRESS, 0, 0, new byte[128], PROPERTIES);
    }
}
