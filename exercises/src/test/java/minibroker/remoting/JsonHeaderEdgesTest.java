package minibroker.remoting;

import checks.CallOutcome;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.LinkedHashMap;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

/** Values at the edges of what a member can hold, and members of a kind that nobody expects. */
@Tag("03-3")
@Timeout(value = 5, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class JsonHeaderEdgesTest {
    private static final byte[] BODY = {1, 2, 3};

    private final JsonHeaderCodec codec = new JsonHeaderCodec();

    @Test
    @Tag("invariant-4")
    @DisplayName(
            "all numbers are 0, the language is OTHER: written all the same, only remark and extFields are left out")
    void zerosAreWritten() {
        assertThat(Shown.json(encode(new RemotingCommand(0, "OTHER", 0, 0, 0, "", Map.of(), BODY))))
                .as("JSON header, shown with a line for each member")
                .isEqualTo("""
                        {"code":0,
                        "flag":0,
                        "language":"OTHER",
                        "opaque":0,
                        "serializeTypeCurrentRPC":"JSON",
                        "version":0}""");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("fields e, b, d, a, c, of which some look like a number or like null: texts, and in this order")
    void fieldsAreTextsInTheirOrder() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("e", "2");
        fields.put("b", "true");
        fields.put("d", "null");
        fields.put("a", " ");
        fields.put("c", "{}");
        assertThat(Shown.json(encode(RemotingCommand.request(310, 7).with(fields))))
                .as("JSON header, shown with a line for each member")
                .isEqualTo("""
                        {"code":310,
                        "extFields":{"e":"2",
                        "b":"true",
                        "d":"null",
                        "a":" ",
                        "c":"{}"},
                        "flag":0,
                        "language":"JAVA",
                        "opaque":7,
                        "serializeTypeCurrentRPC":"JSON",
                        "version":513}""");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("code 200050, flag -1, the smallest opaque, the largest version: written and read back as they are")
    void numbersHave32Bits() {
        RemotingCommand command =
                new RemotingCommand(200_050, "JAVA", Integer.MAX_VALUE, Integer.MIN_VALUE, -1, "", Map.of(), BODY);
        assertThat(Shown.json(encode(command)))
                .as("JSON header, shown with a line for each member")
                .isEqualTo("""
                        {"code":200050,
                        "flag":-1,
                        "language":"JAVA",
                        "opaque":-2147483648,
                        "serializeTypeCurrentRPC":"JSON",
                        "version":2147483647}""");
        assertThat(read(encode(command))).as("read back").isEqualTo(Shown.command(command));
    }

    @ParameterizedTest
    @Tag("invariant-4")
    @DisplayName("a language that we don't know, or an empty one: read as it was written")
    @ValueSource(strings = {"KOTLIN", "java", ""})
    void aLanguageIsAnyText(String language) {
        RemotingCommand command = new RemotingCommand(1, language, 513, 7, 1, "", Map.of(), BODY);
        assertThat(read(encode(command))).as("read back").isEqualTo(Shown.command(command));
    }

    @ParameterizedTest
    @Tag("invariant-4")
    @DisplayName("no member at all, or null for each: a command of zeros and nothing else")
    @ValueSource(
            strings = {
                "{}",
                "{\"code\":null,\"extFields\":null,\"flag\":null,\"language\":null,\"opaque\":null,\"remark\":null,\"version\":null,\"vip\":null}",
            })
    void everyMemberMayBeMissing(String header) {
        assertThat(read(header))
                .as("command")
                .isEqualTo(Shown.command(new RemotingCommand(0, "OTHER", 0, 0, 0, "", Map.of(), BODY)));
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("an unknown member with objects in objects, and opaque 99 behind them: skipped to its own last brace")
    void skipsObjectsInObjects() {
        assertThat(read("""
                        {"code":310,"trace":{"a":{"b":{}},"opaque":99,"c":{"opaque":98}},"opaque":9}"""))
                .as("command, with the outermost opaque")
                .isEqualTo(Shown.command(new RemotingCommand(310, "OTHER", 0, 9, 0, "", Map.of(), BODY)));
    }

    @ParameterizedTest
    @Tag("invariant-3")
    @DisplayName("an object or a list for a text, a text or a list for a number, a number of 33 bits: refused")
    @ValueSource(
            strings = {
                "{\"remark\":[1]}",
                "{\"remark\":{}}",
                "{\"remark\":{\"opaque\":9}}",
                "{\"language\":[\"JAVA\"]}",
                "{\"language\":{},\"code\":310}",
                "{\"version\":[513]}",
                "{\"code\":\"310\"}",
                "{\"code\":true}",
                "{\"opaque\":4294967303}",
            })
    void refusesMembersOfTheWrongKind(String header) {
        assertThat(CallOutcome.of(() -> "read as a command: " + decode(header)))
                .as("reading the header %s", header)
                .isEqualTo("BadFrame");
    }

    private String encode(RemotingCommand command) {
        ByteBuf out = Unpooled.buffer();
        codec.encode(command, out);
        return out.toString(UTF_8);
    }

    private RemotingCommand decode(String header) {
        return codec.decode(Unpooled.copiedBuffer(header, UTF_8), BODY);
    }

    private String read(String header) {
        return Shown.command(decode(header));
    }
}
