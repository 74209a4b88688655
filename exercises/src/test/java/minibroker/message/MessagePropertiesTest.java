package minibroker.message;

import checks.SmallStack;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

import static java.util.concurrent.TimeUnit.SECONDS;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

/** The separators are shown as {@code \1} and {@code \2}, as in the lesson: a terminal does not show them at all. */
@Tag("02-1")
@Timeout(value = 2, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MessagePropertiesTest {
    /** In an order that is neither that of the alphabet nor that of a HashMap. */
    private static final Map<String, String> FIVE =
            properties("m", "one", "d", "two", "z", "three", "a", "four", "q", "five");

    @Test
    @Tag("invariant-1")
    @DisplayName("TAGS=order and KEYS=4711 customer-1 become one string")
    void writesNameAndValueEachWithItsSeparator() {
        assertThat(written(properties("TAGS", "order", "KEYS", "4711 customer-1")))
                .as("the properties string")
                .isEqualTo("TAGS\\1order\\2KEYS\\14711 customer-1\\2");
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("no properties at all become an empty string")
    void writesNothingForNoProperties() {
        assertThat(written(Map.of())).as("the properties string").isEqualTo("");
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("KEYS with an empty value is written with both separators")
    void writesAnEmptyValue() {
        assertThat(written(properties("KEYS", "", "WAIT", "true")))
                .as("the properties string")
                .isEqualTo("KEYS\\1\\2WAIT\\1true\\2");
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("five properties are written in the order of the map")
    void writesInTheOrderOfTheMap() {
        assertThat(written(FIVE))
                .as("the properties string")
                .isEqualTo("m\\1one\\2d\\1two\\2z\\1three\\2a\\1four\\2q\\1five\\2");
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("a name that holds \\1 or \\2 and an empty name are refused")
    void refusesANameThatCannotBeReadBack() {
        assertThat(written(properties("a\u0001b", "x"))).as("name a\\1b").isEqualTo("refused");
        assertThat(written(properties("a\u0002b", "x"))).as("name a\\2b").isEqualTo("refused");
        assertThat(written(properties("\u0001b", "x"))).as("name \\1b").isEqualTo("refused");
        assertThat(written(properties("\u0002b", "x"))).as("name \\2b").isEqualTo("refused");
        assertThat(written(properties("", "x"))).as("an empty name").isEqualTo("refused");
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("a value that holds \\2 is refused, one that holds \\1 is written")
    void refusesOnlyAValueThatCannotBeReadBack() {
        assertThat(written(properties("a", "x\u0002y"))).as("value x\\2y").isEqualTo("refused");
        assertThat(written(properties("a", "\u0002y"))).as("value \\2y").isEqualTo("refused");
        assertThat(written(properties("a", "x\u0001y"))).as("value x\\1y").isEqualTo("a\\1x\\1y\\2");
        assertThat(written(properties("a", "x\ny\u0002z")))
                .as("a value of two lines, \\2 in the second")
                .isEqualTo("refused");
        assertThat(written(properties("a\nb\u0002c", "x")))
                .as("a name of two lines, \\2 in the second")
                .isEqualTo("refused");
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("blanks are characters like any other: a name of one blank, and values that begin and end with blanks")
    void blanksAreKept() {
        Map<String, String> properties = properties(" ", "x", "\t", "y", " a ", " z \n", "b", "  ");

        assertThat(readBack(properties))
                .as("the properties after encode and decode")
                .isEqualTo(shown(properties));
        assertThat(read(" \1x\2a\1 y \2b\1  ")).as("what decode reads").isEqualTo("{ =x, a= y , b=  }");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("32,766 bytes of the shortest properties, 10,922 of them, are read to the last one")
    void readsAsMuchAsAMessageMayHave() {
        String text = "a\1\2".repeat(10_921) + "b\1\2";
        assertThat(read(text)).as("what decode reads, of a and at last b").isEqualTo("{a=, b=}");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("3,000 properties, each with a name of its own: all of them are read")
    void readsAsManyAsThereAre() {
        String text = IntStream.range(0, 3_000).mapToObj(i -> "n" + i + "\1v\2").collect(joining());
        assertThat(MessageProperties.decode(text).size())
                .as("how many properties decode reads")
                .isEqualTo(3_000);
    }

    @Test
    @Tag("invariant-1")
    @DisplayName(
            "what was written is read back: =, spaces, line ends, Chinese, an emoji, an empty value, \\1 in a value")
    void readsBackWhatWasWritten() {
        Map<String, String> properties = properties(
                "url", "https://shop/?order=4711&seat=A=1",
                "a=b", "c d",
                "text", "two\nlines",
                "名", "票 \uD83C\uDFAB",
                "none", "",
                "odd", "\u0001x\u0001");

        assertThat(readBack(properties))
                .as("the properties after encode and decode")
                .isEqualTo(shown(properties));
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("half an emoji as a value, U+D83C alone: it is written and read back as it is")
    void keepsHalfAnEmoji() {
        Map<String, String> half = properties("a", "\uD83C");
        assertThat(MessageProperties.decode(MessageProperties.encode(half)).equals(half) ? "as it was" : "another one")
                .as("the value after encode and decode")
                .isEqualTo("as it was");
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("five properties are read in the order of the text")
    void readsInTheOrderOfTheText() {
        String text = "m\1one\2d\1two\2z\1three\2a\1four\2q\1five\2";

        assertThat(read(text)).as("names and values").isEqualTo(shown(FIVE));
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("the last \\2 is missing: KEYS\\14711 is read all the same")
    void readsTheLastPropertyWithoutItsSeparator() {
        assertThat(read("TAGS\1order\2KEYS\0014711")).as("names and values").isEqualTo("{TAGS=order, KEYS=4711}");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("KEYS\\1\\2 is a property with an empty value, first, in the middle and last")
    void readsAnEmptyValue() {
        assertThat(read("KEYS\1\2WAIT\1true\2")).as("first").isEqualTo("{KEYS=, WAIT=true}");
        assertThat(read("TAGS\1order\2KEYS\1\2WAIT\1true\2")).as("middle").isEqualTo("{TAGS=order, KEYS=, WAIT=true}");
        assertThat(read("WAIT\1true\2KEYS\1")).as("last, without \\2").isEqualTo("{WAIT=true, KEYS=}");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("pieces without a name are skipped: \\1order, \\1odd\\1order, order, and nothing between two \\2")
    void skipsPiecesWithoutAName() {
        assertThat(read("\1order\2TAGS\1refund\2"))
                .as("\\1order\\2TAGS\\1refund\\2")
                .isEqualTo("{TAGS=refund}");
        assertThat(read("\1odd\1order\2TAGS\1refund\2"))
                .as("\\1odd\\1order\\2TAGS\\1refund\\2")
                .isEqualTo("{TAGS=refund}");
        assertThat(read("order\2TAGS\1refund\2")).as("order\\2TAGS\\1refund\\2").isEqualTo("{TAGS=refund}");
        assertThat(read("\2\2TAGS\1refund\2\2")).as("\\2\\2TAGS\\1refund\\2\\2").isEqualTo("{TAGS=refund}");
        assertThat(read("order")).as("order").isEqualTo("{}");
        assertThat(read("\1")).as("\\1").isEqualTo("{}");
        assertThat(read("")).as("nothing at all").isEqualTo("{}");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("a\\1b\\1c\\2: the first \\1 ends the name, the second belongs to the value")
    void theFirstSeparatorEndsTheName() {
        assertThat(read("a\1b\1c\2")).as("names and values").isEqualTo("{a=b\\1c}");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("TAGS comes twice: the later one counts")
    void theLaterOfTwoCounts() {
        assertThat(read("TAGS\1order\2TAGS\1refund\2")).as("names and values").isEqualTo("{TAGS=refund}");
        assertThat(read("TAGS\1order\2TAGS\1\2")).as("the later one is empty").isEqualTo("{TAGS=}");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("the shortest property, at the end and without \\2: a\\1 after WAIT\\1true\\2, and alone")
    void readsTheShortestPropertyAtTheEnd() {
        assertThat(read("WAIT\1true\2a\1")).as("after another").isEqualTo("{WAIT=true, a=}");
        assertThat(read("a\1")).as("alone").isEqualTo("{a=}");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("a value of 32,000 characters: it is read, and it takes no deep stack")
    void readsAVeryLongValue() throws Exception {
        String text = "a\1" + "x".repeat(32_000) + "\2b\1y\2";
        assertThat(SmallStack.thrownBy(() -> MessageProperties.decode(text)))
                .as("what decode throws")
                .isEqualTo("nothing");
        assertThat(MessageProperties.decode(text).get("a")).as("the value of a").hasSize(32_000);
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("the same string is read twice, and the first map is changed: the second map is another one")
    void makesANewMapEachTime() {
        Map<String, String> first = MessageProperties.decode("TAGS\1order\2");
        Map<String, String> second = MessageProperties.decode("TAGS\1order\2");
        withCluster(first);
        assertThat(shown(second)).as("the second map").isEqualTo("{TAGS=order}");

        MessageProperties.decode("WAIT\1true\2");
        assertThat(shown(second))
                .as("the second map, when a third string was read")
                .isEqualTo("{TAGS=order}");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("a broker adds CLUSTER to what it has read")
    void whatWasReadCanBeChanged() {
        assertThat(withCluster(MessageProperties.decode("TAGS\1order\2")))
                .as("TAGS\\1order\\2 and CLUSTER=c1")
                .isEqualTo("{TAGS=order, CLUSTER=c1}");
        assertThat(withCluster(MessageProperties.decode("")))
                .as("nothing and CLUSTER=c1")
                .isEqualTo("{CLUSTER=c1}");
    }

    private static String withCluster(Map<String, String> properties) {
        try {
            properties.put("CLUSTER", "c1");
            return shown(properties);
        } catch (UnsupportedOperationException e) {
            return "the map can't be changed";
        }
    }

    private static String written(Map<String, String> properties) {
        try {
            return visible(MessageProperties.encode(properties));
        } catch (IllegalArgumentException e) {
            return "refused";
        }
    }

    private static String readBack(Map<String, String> properties) {
        try {
            return shown(MessageProperties.decode(MessageProperties.encode(properties)));
        } catch (IllegalArgumentException e) {
            return "encode refuses: " + visible(e.getMessage());
        }
    }

    private static String read(String text) {
        return shown(MessageProperties.decode(text));
    }

    private static String shown(Map<String, String> properties) {
        return properties.entrySet().stream()
                .map(property -> visible(property.getKey()) + "=" + visible(property.getValue()))
                .collect(joining(", ", "{", "}"));
    }

    private static String visible(String text) {
        return text.replace("\u0001", "\\1").replace("\u0002", "\\2").replace("\n", "\\n");
    }

    /** Names and values in turn; a map that keeps their order. */
    private static Map<String, String> properties(String... namesAndValues) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            properties.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return properties;
    }
}
