package minibroker.message;

import checks.Digits;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("02-2")
class MessageRulesTest {
    private static final byte[] BODY = {1};
    private static final int FOUR_MIB = 4_194_304;

    @Test
    @Tag("invariant-3")
    @DisplayName("TicketSales, TBW102, %RETRY%group and the like are good names")
    void acceptsNamesOfAllowedCharacters() {
        String[] good = {
            "TicketSales",
            "TBW102",
            "a",
            "0",
            "ticket-sales_2026",
            "%RETRY%TicketShops",
            "%DLQ%g",
            "a|b",
            "%RETRY%",
            "%"
        };
        assertThat(accepted(good)).as("the names that are accepted").isEqualTo(List.of(good));
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("no name, a blank, a tab: blank")
    void refusesABlankName() {
        assertThat(accepted("", " ", "   ", "\t"))
                .as("the blank names that are accepted")
                .isEqualTo(List.of());
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("of the 128 ASCII characters, exactly 66 may stand in a name")
    void knowsTheAllowedCharacters() {
        StringBuilder allowed = new StringBuilder();
        for (char c = 0; c < 128; c++) {
            if (MessageRules.problemWithTopic("a" + c).isEmpty()) {
                allowed.append(c);
            }
        }
        assertThat(allowed.toString())
                .as("the allowed characters, in the order of their numbers")
                .isEqualTo("%-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz|");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("letters and digits beyond ASCII are refused: ticket-é, 票, the digit ٣, an emoji")
    void refusesLettersAndDigitsBeyondAscii() {
        assertThat(accepted("ticket-é", "Straße", "票", "ticket٣", "Ａ", "ticket\uD83C\uDFAB"))
                .as("the names beyond ASCII that are accepted")
                .isEqualTo(List.of());
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("U+10041 is a sign of Linear B; its last 16 bits are those of A, and it is refused all the same")
    void halfOfACharacterDecidesNothing() {
        assertThat(accepted("ticket\uD800\uDC41"))
                .as("the names with U+10041 that are accepted")
                .isEqualTo(List.of());
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("shop/sales.eu: the answer shows the first wrong character, '/'")
    void showsTheFirstWrongCharacter() {
        String problem = MessageRules.problemWithTopic("shop/sales.eu").orElse("no problem");

        assertThat(problem.contains("'/'") ? "'/'" : problem)
                .as("the wrong character in the answer")
                .isEqualTo("'/'");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("100 times é, 200 bytes: not too long, for characters count, and the answer shows 'é'")
    void aNameIsMeasuredInCharacters() {
        String problem = MessageRules.problemWithTopic("é".repeat(100)).orElse("no problem");

        assertThat(problem.contains("'é'") ? "'é'" : problem)
                .as("the wrong character in the answer")
                .isEqualTo("'é'");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("a % of the name is a character like any other: %RETRY%shops/eu, 100%sales/d, %DLQ% and 300 more")
    void aPercentSignIsNoPattern() {
        for (String name : List.of("%RETRY%shops/eu", "100%sales/d", "%n%s/")) {
            String problem = MessageRules.problemWithTopic(name).orElse("no problem");
            assertThat(problem.contains("'/'") ? "'/'" : problem)
                    .as("the wrong character in the answer for " + name)
                    .isEqualTo("'/'");
        }
        String problem =
                MessageRules.problemWithTopic("%DLQ%" + "t".repeat(300)).orElse("no problem");
        assertThat(shows(problem, "305", "255")).as("numbers in: " + problem).isEqualTo("305, 255");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("sales🎫: the answer shows the emoji as a whole, though Java keeps it in two chars")
    void showsAnEmojiAsAWhole() {
        String problem = MessageRules.problemWithTopic("sales\uD83C\uDFAB").orElse("no problem");

        assertThat(problem.contains("'\uD83C\uDFAB'") ? "'🎫'" : "not in the answer, or half of it")
                .as("the emoji, in single quotes")
                .isEqualTo("'🎫'");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("a name of 127 characters is good, one of 128 is not")
    void limitsTheLengthOfAName() {
        assertThat(lengthsAccepted("", 126, 127, 128, 129, 255))
                .as("of 126, 127, 128, 129 and 255 characters, accepted")
                .isEqualTo(List.of(126, 127));
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("a name that starts with %RETRY% or %DLQ% may have 255 characters, not 256")
    void limitsTheLengthOfAGroupsTopic() {
        assertThat(lengthsAccepted("%RETRY%", 127, 128, 255, 256))
                .as("%RETRY%, of 127, 128, 255 and 256 characters, accepted")
                .isEqualTo(List.of(127, 128, 255));
        assertThat(lengthsAccepted("%DLQ%", 127, 128, 255, 256))
                .as("%DLQ%, of 127, 128, 255 and 256 characters, accepted")
                .isEqualTo(List.of(127, 128, 255));
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("RETRY, %RETRY, %retry% and x%RETRY% are ordinary beginnings: 128 characters are too many")
    void onlyThePrefixesOfGroupsMakeRoom() {
        for (String beginning : List.of("RETRY", "%RETRY", "%retry%", "x%RETRY%", "%DLQ", "DLQ%", "x%DLQ%", "%Dlq%")) {
            assertThat(lengthsAccepted(beginning, 127, 128))
                    .as(beginning + "…, of 127 and 128 characters, accepted")
                    .isEqualTo(List.of(127));
        }
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("a name of 130 characters: the answer says 130 and 127")
    void saysLengthAndLimit() {
        String problem = MessageRules.problemWithTopic("t".repeat(130)).orElse("no problem");

        assertThat(shows(problem, "130", "127")).as("numbers in: " + problem).isEqualTo("130, 127");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("a body of 1 and of 4,194,304 bytes is good; an empty one and one of 4,194,305 bytes are not")
    void limitsTheBody() {
        List<Integer> accepted = Stream.of(0, 1, FOUR_MIB - 1, FOUR_MIB, FOUR_MIB + 1)
                .filter(size -> MessageRules.problemWithSize(new byte[size], "").isEmpty())
                .toList();

        assertThat(accepted)
                .as("of 0, 1, 4194303, 4194304 and 4194305 bytes, accepted")
                .isEqualTo(List.of(1, FOUR_MIB - 1, FOUR_MIB));
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("an empty body is a problem, with properties too")
    void refusesAnEmptyBodyWithProperties() {
        assertThat(MessageRules.problemWithSize(new byte[0], "a\1b\2").isEmpty() ? "no problem" : "a problem")
                .as("an empty body with properties")
                .isEqualTo("a problem");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("properties of 32,767 bytes are good, of 32,768 and more not, however many; none at all are good too")
    void limitsTheProperties() {
        assertThat(propertiesAccepted(
                        "", "x".repeat(32_767), "x".repeat(32_768), "x".repeat(65_536), "x".repeat(100_000)))
                .as("bytes of properties of 0, 32767, 32768, 65536 and 100000, accepted")
                .isEqualTo(List.of(0, 32_767));
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("a body of 4,194,304 bytes with properties of 32,767: each is at its own limit, and both are good")
    void eachHasALimitOfItsOwn() {
        assertThat(MessageRules.problemWithSize(new byte[FOUR_MIB], "x".repeat(32_767))
                        .orElse("no problem"))
                .as("the largest body with the longest properties")
                .isEqualTo("no problem");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("16,384 times é are 16,384 characters, but 32,768 bytes: too many")
    void countsBytesNotCharacters() {
        assertThat(propertiesAccepted("é".repeat(16_383), "é".repeat(16_384)))
                .as("characters of the properties of 16383 and 16384 é, accepted")
                .isEqualTo(List.of(16_383));
        assertThat(propertiesAccepted("票".repeat(10_922), "票".repeat(10_923)))
                .as("characters of the properties of 10922 and 10923 票 (3 bytes each), accepted")
                .isEqualTo(List.of(10_922));
        assertThat(propertiesAccepted("\uD83C\uDFAB".repeat(8_191), "\uD83C\uDFAB".repeat(8_192)))
                .as("characters of the properties of 8191 and 8192 emojis (2 chars, 4 bytes each), accepted")
                .isEqualTo(List.of(16_382));
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("too large: the answer says how many bytes there are and how many are allowed")
    void saysSizeAndLimit() {
        String body = MessageRules.problemWithSize(new byte[5_000_000], "").orElse("no problem");
        String properties =
                MessageRules.problemWithSize(BODY, "é".repeat(20_000)).orElse("no problem");

        assertThat(shows(body, "5000000", "4194304")).as("numbers in: " + body).isEqualTo("5000000, 4194304");
        assertThat(shows(properties, "40000", "32767"))
                .as("numbers in: " + properties)
                .isEqualTo("40000, 32767");
    }

    private static List<String> accepted(String... topics) {
        return Stream.of(topics)
                .filter(topic -> MessageRules.problemWithTopic(topic).isEmpty())
                .toList();
    }

    private static List<Integer> lengthsAccepted(String beginning, Integer... lengths) {
        return Stream.of(lengths)
                .filter(length -> MessageRules.problemWithTopic(beginning + "t".repeat(length - beginning.length()))
                        .isEmpty())
                .toList();
    }

    private static List<Integer> propertiesAccepted(String... properties) {
        return Stream.of(properties)
                .filter(text -> MessageRules.problemWithSize(BODY, text).isEmpty())
                .map(String::length)
                .toList();
    }

    /** Those of the parts that stand in the text. */
    private static String shows(String text, String... parts) {
        List<String> shown = new ArrayList<>();
        for (String part : parts) {
            if (Digits.plain(text).contains(part)) {
                shown.add(part);
            }
        }
        return String.join(", ", shown);
    }
}
