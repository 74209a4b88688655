package minibroker.message;

import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.HexFormat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Messages, their records, and parts of these to look at. */
abstract class SomeRecords {
    static final InetSocketAddress BORN = new InetSocketAddress("10.0.0.7", 51_000);
    static final InetSocketAddress STORE = new InetSocketAddress("127.0.0.1", 10_911);
    static final String TAG_PAID = "TAGS\u0001paid\u0002";

    static ByteBuffer record(String topic, String properties, InetSocketAddress born) {
        return record(message(topic, properties, born), STORE);
    }

    static ByteBuffer record(Message message, InetSocketAddress store) {
        int bytes = 91
                + message.body().length
                + message.topic().getBytes(UTF_8).length
                + message.properties().getBytes(UTF_8).length
                + (message.topic().getBytes(UTF_8).length > 127 ? 1 : 0)
                + moreForIpv6(message.bornHost())
                + moreForIpv6(store);
        assertThat(new RecordDraft(message, store).size())
                .as("countBytes, all fields together")
                .isEqualTo(bytes);
        return ByteBuffer.wrap(MessageCodec.encode(new StoredMessage(message, 99, 123_456, 2_000, store)));
    }

    private static int moreForIpv6(InetSocketAddress host) {
        return host.getAddress() instanceof Inet6Address ? 12 : 0;
    }

    static Message message(String topic, String properties, InetSocketAddress born) {
        return new Message(
                new MessageQueue(topic, 3), 17, 1, 1_000, born, 2, 5, "order 4711".getBytes(UTF_8), properties);
    }

    static String hex(ByteBuffer bytes, int at, int length) {
        byte[] part = new byte[length];
        bytes.get(at, part);
        return HexFormat.of().formatHex(part);
    }

    static String text(String text) {
        return HexFormat.of().formatHex(text.getBytes(UTF_8));
    }
}
