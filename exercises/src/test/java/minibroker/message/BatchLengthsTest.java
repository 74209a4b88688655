package minibroker.message;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.ByteBuffer;

import static java.util.concurrent.TimeUnit.SECONDS;
import static minibroker.message.BatchBodyTest.bytes;
import static minibroker.message.BatchBodyTest.read;
import static org.assertj.core.api.Assertions.assertThat;

@Tag("15-2")
@Timeout(value = 5, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BatchLengthsTest {
    @Test
    @Tag("invariant-4")
    @DisplayName(
            "a message without properties says that they have -1 bytes, or -32,768, and the rest of it agrees: refused, a negative length is not none")
    void negativeIsNotNone() {
        for (int length : new int[] {-1, Short.MIN_VALUE}) {
            byte[] batch = bytes(26, 0, 0, 0, "paid", "");
            ByteBuffer.wrap(batch).putShort(24, (short) length);
            assertThat(read(batch))
                    .as("read with properties of %s bytes, and none that follow", length)
                    .isEqualTo("IllegalArgumentException");
        }
    }

    @Test
    @Tag("invariant-4")
    @DisplayName(
            "a message with one byte of properties says that they have -1: refused, and not read as the one that is there")
    void negativeIsNotItsAmount() {
        byte[] batch = bytes(27, 0, 0, 0, "paid", "k");
        ByteBuffer.wrap(batch).putShort(24, (short) -1);
        assertThat(read(batch)).as("read with properties of -1 bytes").isEqualTo("IllegalArgumentException");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("a message without a body says that it has -1 bytes, and the rest of it agrees: refused")
    void aNegativeBodyIsNotNone() {
        for (int length : new int[] {-1, Integer.MIN_VALUE}) {
            byte[] batch = bytes(23, 0, 0, 0, "", "k");
            ByteBuffer.wrap(batch).putInt(16, length);
            assertThat(read(batch))
                    .as("read with a body of %s bytes, and none that follow", length)
                    .isEqualTo("IllegalArgumentException");
        }
    }
}
