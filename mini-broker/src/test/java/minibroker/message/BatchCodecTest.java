package minibroker.message;

import org.apache.rocketmq.common.message.MessageDecoder;
import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BatchCodecTest {
    @Test
    void readsWhatTheClientWrites() {
        List<BatchCodec.Entry> entries = BatchCodec.decode(batch("one", "two", "three"));

        assertThat(entries).extracting(entry -> new String(entry.body(), UTF_8)).containsExactly("one", "two", "three");
        assertThat(entries)
                .extracting(
                        entry -> MessageProperties.decode(entry.properties()).get("TAGS"))
                .containsExactly("one", "two", "three");
    }

    @Test
    void writesWhatTheClientWrites() {
        byte[] batch = batch("one", "größe", "three");

        assertThat(BatchCodec.encode(BatchCodec.decode(batch))).isEqualTo(batch);
        assertThat(BatchCodec.encode(List.of())).isEmpty();
    }

    @Test
    void refusesABatchThatEndsTooEarly() {
        byte[] batch = batch("one", "two");

        for (int length = 1; length < batch.length; length++) {
            byte[] torn = Arrays.copyOf(batch, length);
            if (length != batch("one").length) {
                assertThatThrownBy(() -> BatchCodec.decode(torn)).isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    @Test
    void refusesLengthsThatCannotBe() {
        for (int length : new int[] {-1, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            byte[] batch = batch("one");
            ByteBuffer.wrap(batch).putInt(16, length);

            assertThatThrownBy(() -> BatchCodec.decode(batch)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static byte[] batch(String... bodies) {
        return MessageDecoder.encodeMessages(Arrays.stream(bodies)
                .map(body -> new org.apache.rocketmq.common.message.Message("T", body, body.getBytes(UTF_8)))
                .toList());
    }
}
