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

@Tag("03-3")
@Timeout(value = 5, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class JsonHeaderCodecTest {
    private static final byte[] BODY = {1, 2, 3};

    private final JsonHeaderCodec codec = new JsonHeaderCodec();

    @Test
    @Tag("invariant-4")
    @DisplayName("a request with two fields: the members in alphabetical order, as Apache's client writes them")
    void writesARequest() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("topic", "Orders");
        fields.put("acceptStandardJsonOnly", "true");
        assertThat(written(RemotingCommand.request(105, 7).with(fields)))
                .as("JSON header, shown with a line for each member")
                .isEqualTo("""
                        {"code":105,
                        "extFields":{"topic":"Orders",
                        "acceptStandardJsonOnly":"true"},
                        "flag":0,
                        "language":"JAVA",
                        "opaque":7,
                        "serializeTypeCurrentRPC":"JSON",
                        "version":513}""");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("an answer with a remark and no fields: remark is there, extFields is left out")
    void writesARefusal() {
        assertThat(written(RemotingCommand.request(105, 7).answer(17, "No topic \"Orders\"")))
                .as("JSON header, shown with a line for each member")
                .isEqualTo("""
                        {"code":17,
                        "flag":1,
                        "language":"JAVA",
                        "opaque":7,
                        "remark":"No topic \\"Orders\\"",
                        "serializeTypeCurrentRPC":"JSON",
                        "version":513}""");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("an answer with nothing to say: neither remark nor extFields")
    void leavesOutWhatIsEmpty() {
        assertThat(written(RemotingCommand.request(105, 7).success()))
                .as("JSON header, shown with a line for each member")
                .isEqualTo("""
                        {"code":0,
                        "flag":1,
                        "language":"JAVA",
                        "opaque":7,
                        "serializeTypeCurrentRPC":"JSON",
                        "version":513}""");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("a field with an empty value, a remark of one blank: both are written, and read back")
    void anEmptyValueIsAValue() {
        RemotingCommand command = new RemotingCommand(1, "JAVA", 513, 7, 1, " ", Map.of("tag", ""), BODY);
        assertThat(written(command))
                .as("JSON header, shown with a line for each member")
                .isEqualTo("""
                        {"code":1,
                        "extFields":{"tag":""},
                        "flag":1,
                        "language":"JAVA",
                        "opaque":7,
                        "remark":" ",
                        "serializeTypeCurrentRPC":"JSON",
                        "version":513}""");
        assertThat(read(encode(command))).as("read back").isEqualTo(Shown.command(command));
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("201 commands with quotes, umlauts, Chinese, emoji, control characters: read back as they were")
    void readsBackWhatItWrote() {
        for (RemotingCommand command : SomeCommands.all()) {
            assertThat(read(encode(command))).as("read back").isEqualTo(Shown.command(command));
        }
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("the members in another order than ours")
    void takesTheMembersInAnyOrder() {
        assertThat(read("""
                        {"version":401,"remark":"hi","opaque":9,"language":"GO","flag":2,
                        "extFields":{"a":"b"},"code":310}"""))
                .as("command")
                .isEqualTo(Shown.command(new RemotingCommand(310, "GO", 401, 9, 2, "hi", Map.of("a", "b"), BODY)));
    }

    @Test
    @Tag("invariant-4")
    @DisplayName(
            "{\"code\":310,\"vip\":true,\"trace\":{\"opaque\":99},\"opaque\":9}: vip and trace, which nobody told us about, are skipped with what is inside")
    void skipsUnknownMembers() {
        assertThat(read("""
                        {"code":310,"vip":true,"trace":{"opaque":99},"opaque":9}"""))
                .as("command, with the outermost opaque")
                .isEqualTo(Shown.command(new RemotingCommand(310, "OTHER", 0, 9, 0, "", Map.of(), BODY)));
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("{\"code\":310,\"hops\":[{\"opaque\":98},[[1]],{}],\"opaque\":9}: hops is skipped as a whole")
    void skipsUnknownMembersHoweverDeep() {
        assertThat(read("""
                        {"code":310,"hops":[{"opaque":98},[[1]],{}],"opaque":9}"""))
                .as("command, with the outermost opaque")
                .isEqualTo(Shown.command(new RemotingCommand(310, "OTHER", 0, 9, 0, "", Map.of(), BODY)));
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("{\"code\":310,\"Code\":1,\"opaque\":9,\"OPAQUE\":2}: Code and OPAQUE are other members, and skipped")
    void namesAreComparedToTheLetter() {
        assertThat(read("""
                        {"code":310,"Code":1,"opaque":9,"OPAQUE":2}"""))
                .as("command")
                .isEqualTo(Shown.command(new RemotingCommand(310, "OTHER", 0, 9, 0, "", Map.of(), BODY)));
    }

    @ParameterizedTest
    @Tag("invariant-4")
    @DisplayName("serializeTypeCurrentRPC says ROCKETMQ, or 1, or nothing, or is an object: nobody reads it")
    @ValueSource(strings = {"\"ROCKETMQ\"", "\"json\"", "1", "null", "{\"code\":1}"})
    void nobodyReadsTheKindOfTheHeader(String kind) {
        assertThat(outcome("{\"code\":310,\"serializeTypeCurrentRPC\":%s,\"opaque\":9}".formatted(kind)))
                .as("reading a header whose serializeTypeCurrentRPC is %s", kind)
                .isEqualTo("read as a command: request code=310 opaque=9 ext={} body=3 bytes");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("remark, extFields and language are null: as if they were not there")
    void takesNullAsNothing() {
        assertThat(read("""
                        {"code":1,"extFields":null,"flag":1,"language":null,"opaque":9,"remark":null}"""))
                .as("command")
                .isEqualTo(Shown.command(new RemotingCommand(1, "OTHER", 0, 9, 1, "", Map.of(), BODY)));
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("code, flag and version are null: 0, as if they were not there")
    void takesNullAsZero() {
        assertThat(read("""
                        {"code":null,"flag":null,"opaque":9,"version":null}"""))
                .as("command")
                .isEqualTo(Shown.command(new RemotingCommand(0, "OTHER", 0, 9, 0, "", Map.of(), BODY)));
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("only a code and an opaque: language OTHER, numbers 0, texts and fields empty")
    void fillsInWhatIsMissing() {
        assertThat(read("""
                        {"code":105,"opaque":9}"""))
                .as("command")
                .isEqualTo(Shown.command(new RemotingCommand(105, "OTHER", 0, 9, 0, "", Map.of(), BODY)));
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("numbers, booleans and null inside extFields: text, text, left out")
    void readsPlainValuesAsText() {
        Map<String, String> fields = decode("""
                        {"extFields":{"queueId":3,"batch":false,"tag":null,"topic":"Orders"}}""").extFields();
        assertThat(fields).as("extFields").isEqualTo(Map.of("queueId", "3", "batch", "false", "topic", "Orders"));
    }

    @ParameterizedTest
    @Tag("invariant-3")
    @DisplayName("what is no JSON object, or stops inside it, or goes on behind it: refused")
    @ValueSource(
            strings = {
                "",
                "null",
                "42",
                "[310]",
                "GET / HTTP/1.1",
                "{",
                "{\"code\":310",
                "{\"code\":310,}",
                "{\"code\":310} {\"code\":311}",
                "{\"extFields\":{\"a\":\"b\"",
            })
    void refusesWhatIsNoJsonObject(String header) {
        assertThat(outcome(header)).as("reading the header \"%s\"", header).isEqualTo("BadFrame");
    }

    @ParameterizedTest
    @Tag("invariant-3")
    @DisplayName("members of the wrong kind: refused")
    @ValueSource(
            strings = {
                "{\"code\":\"many\"}",
                "{\"opaque\":2147483648}",
                "{\"flag\":{}}",
                "{\"extFields\":[\"a\",\"b\"]}",
                "{\"extFields\":\"a\",\"code\":310}",
                "{\"extFields\":{\"a\":{\"b\":\"c\"}}}",
            })
    void refusesMembersOfTheWrongKind(String header) {
        assertThat(outcome(header)).as("reading the header %s", header).isEqualTo("BadFrame");
    }

    private String encode(RemotingCommand command) {
        ByteBuf out = Unpooled.buffer();
        codec.encode(command, out);
        return out.toString(UTF_8);
    }

    private RemotingCommand decode(String header) {
        return codec.decode(Unpooled.copiedBuffer(header, UTF_8), BODY);
    }

    private String written(RemotingCommand command) {
        return Shown.json(encode(command));
    }

    private String read(String header) {
        return Shown.command(decode(header));
    }

    private CallOutcome outcome(String header) {
        return CallOutcome.of(() -> "read as a command: " + decode(header));
    }
}
