package programs.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import minibroker.remoting.FrameEncoder;
import minibroker.remoting.HeaderCodec;
import minibroker.remoting.RemotingCommand;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What lesson 03 shows of bytes and sockets. */
final class WireCaptures {
    private static final RemotingCommand ROUTE = RemotingCommand.request(105, 7).with("topic", "Orders");

    private WireCaptures() {}

    /** The files' contents by name. */
    static Map<String, String> all() throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("no-borders.txt", NoBorders.text());
        files.put("frame-json.txt", FrameDump.of(frame(HeaderCodec.JSON, ROUTE)));
        files.put("frame-compact.txt", FrameDump.of(frame(HeaderCodec.COMPACT, ROUTE)));
        files.put("sizes.adoc", sizes("route", ROUTE) + sizes("send", send()) + sizes("answer", ROUTE.success()));
        return files;
    }

    /** SEND_MESSAGE_V2 with the fields and the sizes that Apache's client sends for a message with a tag. */
    private static RemotingCommand send() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("a", "ticket-shop");
        fields.put("b", "Orders");
        fields.put("c", "TBW102");
        fields.put("d", "4");
        fields.put("e", "2");
        fields.put("f", "0");
        fields.put("g", "1767225600000");
        fields.put("h", "0");
        fields.put("i", "UNIQ_KEY\u00017F00000107A54AA70ECC000000000000\u0002WAIT\u0001true\u0002TAGS\u0001paid\u0002");
        fields.put("j", "0");
        fields.put("k", "false");
        fields.put("m", "false");
        fields.put("n", "broker-a");
        return RemotingCommand.request(310, 8).with(fields).withBody("order 4711".getBytes(UTF_8));
    }

    private static String sizes(String name, RemotingCommand command) {
        return """
                :%1$s-json: %2$s
                :%1$s-compact: %3$s
                """.formatted(
                        name,
                        frame(HeaderCodec.JSON, command).readableBytes(),
                        frame(HeaderCodec.COMPACT, command).readableBytes());
    }

    private static ByteBuf frame(HeaderCodec headers, RemotingCommand command) {
        ByteBuf frame = Unpooled.buffer();
        new FrameEncoder(headers).encode(command, frame);
        return frame;
    }
}
