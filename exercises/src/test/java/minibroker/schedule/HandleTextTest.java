package minibroker.schedule;

import checks.Thrown;
import org.apache.rocketmq.common.producer.RecallMessageHandle;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.charset.Charset;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

@Tag("17-3")
class HandleTextTest {
    private static final long TIME = 1_795_404_722_001L;
    /** Its bytes lead to characters that are not the same in all kinds of Base64. */
    private static final String AWKWARD = "A~~~???>>>\u00ff\u00fe";

    private static String base64(String text, Charset charset) {
        return Base64.getUrlEncoder().encodeToString(text.getBytes(charset));
    }

    private static String decoded(String handle) {
        String[] answer = new String[1];
        String thrown = Thrown.by(() -> answer[0] = RecallHandle.decode(handle).toString());
        return thrown.equals("nothing")
                ? answer[0]
                : thrown.equals("NumberFormatException") ? "IllegalArgumentException" : thrown;
    }

    @Test
    @Tag("invariant-5")
    @DisplayName(
            "handles of messages with long, short and awkward ids: the text that RocketMQ's own class makes of them")
    void theTextOfRocketMq() {
        for (String id : List.of("FD00AC110002", "1", AWKWARD)) {
            assertThat(new RecallHandle("Orders", "broker-a", TIME, id).encode())
                    .as("handle of message \"%s\"", id)
                    .isEqualTo(RecallMessageHandle.HandleV1.buildHandle("Orders", "broker-a", "" + TIME, id));
        }
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("a computer whose language has digits of its own: the handle's are 0 to 9")
    void otherDigits() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            byte[] text = Base64.getUrlDecoder().decode(new RecallHandle("Orders", "broker-a", TIME, "A1").encode());
            assertThat(new String(text, UTF_8))
                    .as("text of the handle of message A1")
                    .isEqualTo("v1 Orders broker-a 1795404722001 A1");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("a handle of RocketMQ's own, and one with a sixth word, which it would read as well")
    void readsWhatRocketMqMakes() {
        for (String id : List.of("FD00AC110002", AWKWARD)) {
            assertThat(decoded(RecallMessageHandle.HandleV1.buildHandle("Orders", "broker-b", "" + TIME, id)))
                    .as("what is read of message \"%s\"", id)
                    .isEqualTo(new RecallHandle("Orders", "broker-b", TIME, id).toString());
        }
        assertThat(decoded(base64("v1 Orders broker-a 7 A1 more", UTF_8)))
                .as("what is read of six words")
                .isEqualTo(new RecallHandle("Orders", "broker-a", 7, "A1").toString());
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("what is no handle: no words, too few, another version, a time that is none, no Base64")
    void refusesTheRest() {
        Stream<String> texts = Stream.of(
                "",
                "v1",
                "v1 Orders broker-a 1795404722001",
                "v2 Orders broker-a 1795404722001 A1",
                "V1 Orders broker-a 1795404722001 A1",
                "v10 Orders broker-a 1795404722001 A1",
                "x v1 Orders broker-a 1795404722001 A1",
                "v1 Orders broker-a soon A1",
                "v1 Orders broker-a 99999999999999999999 A1",
                "v1 Orders broker-a 1795404722001 ");
        assertThat(texts.map(text -> text + ": " + decoded(base64(text, UTF_8)))
                        .filter(line -> !line.endsWith(": IllegalArgumentException")))
                .as("what was not refused with an IllegalArgumentException, and what became of it")
                .isEmpty();
        assertThat(Stream.of("!?", "v1 Orders broker-a 1795404722001 A1", "A").map(HandleTextTest::decoded))
                .as("what is thrown for what is no Base64")
                .containsOnly("IllegalArgumentException");
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("a handle that is too long to be one, with a million characters")
    void aVeryLongOne() {
        assertThat(decoded(base64("x".repeat(1_000_000), UTF_8)))
                .as("what is thrown")
                .isEqualTo("IllegalArgumentException");
    }
}
