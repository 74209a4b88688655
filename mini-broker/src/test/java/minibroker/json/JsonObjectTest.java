package minibroker.json;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JsonObjectTest {
    @Test
    void readsMembersByTheirNames() {
        JsonObject json = parse("{\"a\":\"text\",\"n\":7,\"yes\":true,\"list\":[1,2],\"o\":{\"b\":\"inner\"}}");

        assertThat(json.text("a")).isEqualTo("text");
        assertThat(json.number("n", 0)).isEqualTo(7);
        assertThat(json.yes("yes", false)).isTrue();
        assertThat(json.numbers("list")).containsExactly(1, 2);
        assertThat(json.object("o").text("b")).isEqualTo("inner");
    }

    @Test
    void aMemberThatIsMissingOrOfAnotherTypeHasItsDefault() {
        JsonObject json = parse("{\"n\":\"seven\",\"list\":{},\"o\":null}");

        assertThat(json.number("n", 9)).isEqualTo(9);
        assertThat(json.text("a", "none")).isEqualTo("none");
        assertThat(json.objects("list")).isEmpty();
        assertThat(json.object("o").objects()).isEmpty();
    }

    @Test
    void refusesAMissingMemberThatMustBeThere() {
        assertThatThrownBy(() -> parse("{}").text("clientID"))
                .isInstanceOf(BadJson.class)
                .hasMessageContaining("the member clientID is missing");
    }

    @Test
    void refusesWhatIsNoJsonObject() {
        for (String body : new String[] {"", "{", "[]", "{\"a\":}", "{\"a\":1", "nonsense", "{\"a\":\"\\u00\"}"}) {
            assertThatThrownBy(() -> parse(body)).as(body).isInstanceOf(BadJson.class);
        }
    }

    @Test
    void refusesWhatIsTooDeepTooManyOrTooLarge() {
        String deep = "{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}";
        String many = "{\"a\":[" + "1,".repeat(300_000) + "1]}";
        String large = "{\"a\":\"" + "x".repeat(5_000_000) + "\"}";

        for (String body : new String[] {deep, many, large}) {
            assertThatThrownBy(() -> parse(body)).isInstanceOf(BadJson.class);
        }
    }

    @Test
    void inADocumentAMemberOfTheWrongTypeIsDamageWithItsPlace() {
        JsonObject json =
                JsonObject.ofDocument("{\"n\": \"7\", \"é\": 1, \"m\": {\"x\": 1}, \"w\": 5000000000}".getBytes(UTF_8));

        assertThat(json.number("missing", 3)).isEqualTo(3);
        assertBad(6, () -> json.number("n", 0));
        assertBad(17, () -> json.object("\u00e9"));
        assertBad(31, () -> json.object("m").numbersByNumber());
        assertBad(40, () -> json.smallNumber("w", 0));
    }

    private static void assertBad(long position, ThrowingCallable reading) {
        assertThatThrownBy(reading).isInstanceOfSatisfying(BadJson.class, e -> assertThat(e.position())
                .isEqualTo(position));
    }

    private static JsonObject parse(String body) {
        return JsonObject.ofRequest(body.getBytes(UTF_8));
    }
}
