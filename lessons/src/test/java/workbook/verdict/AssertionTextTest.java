package workbook.verdict;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import workbook.verdict.Finding.Different;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** With AssertJ's and JUnit's own messages, so that a new version of theirs that words them otherwise is noticed. */
class AssertionTextTest {
    private static Different read(ThrowingCallable assertion) {
        return AssertionText.read(catchThrowableOfType(AssertionError.class, assertion));
    }

    private static Different different(String lookedAt, String expected, String observed) {
        return new Different(Optional.of(lookedAt), Optional.ofNullable(expected), observed);
    }

    @Test
    void equality() {
        assertThat(read(() -> assertThat(3).as("size").isEqualTo(2))).isEqualTo(different("size", "2", "3"));
        assertThat(read(() -> assertThat("b").as("first").isEqualTo("a")))
                .isEqualTo(different("first", "\"a\"", "\"b\""));
    }

    @Test
    void truth() {
        assertThat(read(() -> assertThat(true).as("put").isFalse())).isEqualTo(different("put", "false", "true"));
    }

    @Test
    void absence() {
        assertThat(read(() -> assertThat("x").as("taken").isNull())).isEqualTo(different("taken", "null", "\"x\""));
    }

    @Test
    void orderOfAList() {
        assertThat(read(() -> assertThat(List.of(1, 2)).as("order").containsExactly(2, 1)))
                .isEqualTo(different("order", "[2, 1]", "[1, 2]"));
    }

    @Test
    void missingElements() {
        assertThat(read(() -> assertThat(List.of(1)).as("all").contains(1, 2)))
                .isEqualTo(
                        different("all", "to contain [1, 2]", "[1]\nbut could not find the following element(s): [2]"));
        assertThat(read(() -> assertThat(Map.of("a", 1)).as("map").containsKey("b")))
                .isEqualTo(different("map", "to contain key \"b\"", "{\"a\"=1}"));
    }

    @Test
    void whatIsMissingIsNotSaidTwice() {
        assertThat(read(() -> assertThat(Map.of()).as("fields").containsEntry("msgId", "7")))
                .isEqualTo(different("fields", "to contain entries [\"msgId\"=\"7\"]", "{}"));
    }

    @Test
    void sizes() {
        assertThat(read(() -> assertThat(List.of(1, 2)).as("calls").hasSize(1)))
                .isEqualTo(different("calls", "size 1", "size 2: [1, 2]"));
        assertThat(read(() -> assertThat(List.of(1, 2)).as("calls").hasSizeLessThanOrEqualTo(1)))
                .isEqualTo(different("calls", "size to be less than or equal to 1", "size 2: [1, 2]"));
    }

    @Test
    void numbersWithoutTheirJavaType() {
        assertThat(read(() -> assertThat(3L).as("size").isEqualTo(2L))).isEqualTo(different("size", "2", "3"));
        assertThat(read(() -> assertThat(List.of("a 1L", 1L)).as("all").isEqualTo(List.of("a 1L", 2L))))
                .isEqualTo(different("all", "[\"a 1L\", 2]", "[\"a 1L\", 1]"));
        assertThat(read(() -> assertThat((Object) 1).as("type").isEqualTo(1L)).expected())
                .hasValueSatisfying(expected -> assertThat(expected).contains("1L"));
    }

    @Test
    void aLongValueIsReadToItsEnd() {
        String body = "x\\y".repeat(100_000);
        assertThat(read(() -> assertThat(body).as("body").isEqualTo("")).observed())
                .hasSize(body.length() + 2);
    }

    @Test
    void limits() {
        assertThat(read(() -> assertThat(5).as("size").isLessThanOrEqualTo(4)))
                .isEqualTo(different("size", "to be less than or equal to 4", "5"));
    }

    @Test
    void emptiness() {
        assertThat(read(() -> assertThat(Optional.of("x")).as("taken").isEmpty()))
                .isEqualTo(different("taken", "an empty Optional", "containing value: \"x\""));
        assertThat(read(() -> assertThat(Optional.empty()).as("taken").contains("x")))
                .isEqualTo(different("taken", "to contain \"x\"", "empty."));
        assertThat(read(() -> assertThat(List.of(1)).as("rest").isEmpty()))
                .isEqualTo(different("rest", "empty", "[1]"));
    }

    @Test
    void theWrongExceptionWithoutItsStack() {
        Different found = read(() -> assertThatThrownBy(() -> {
                    throw new IllegalArgumentException("no");
                })
                .as("put after close")
                .isInstanceOf(IllegalStateException.class));
        assertThat(found.lookedAt()).contains("put after close");
        assertThat(found.expected()).contains("to be an instance of java.lang.IllegalStateException");
        assertThat(found.observed()).contains("IllegalArgumentException: no").doesNotContain("\tat ");
    }

    @Test
    void anExceptionWhereNoneShouldBe() {
        Different found = read(() -> assertThatCode(() -> {
                    throw new IllegalStateException("full");
                })
                .as("close twice")
                .doesNotThrowAnyException());
        assertThat(found.lookedAt()).contains("close twice");
        assertThat(found.observed()).contains("IllegalStateException: full").doesNotContain("\tat ");
    }

    @Test
    void theWrongMessage() {
        assertThat(read(() -> assertThatThrownBy(() -> {
                            throw new IllegalStateException("full");
                        })
                        .as("put")
                        .hasMessageContaining("closed")))
                .isEqualTo(different("put", "to contain \"closed\"", "\"full\"\nbut did not."));
    }

    @Test
    void noExceptionWhereOneShouldBe() {
        assertThat(read(() -> assertThatThrownBy(() -> {}).as("put null")).observed())
                .isEqualTo("Expecting code to raise a throwable.");
    }

    @Test
    void aMessageOfTheAuthorsOwn() {
        assertThat(read(() -> Assertions.fail("the producer never woke up")))
                .isEqualTo(new Different(Optional.empty(), Optional.empty(), "the producer never woke up"));
        assertThat(read(() -> assertThat(1).withFailMessage("two lines\nof it").isEqualTo(2))
                        .observed())
                .isEqualTo("two lines\nof it");
    }

    @Test
    void jupitersAssertions() {
        assertThat(read(() -> Assertions.assertEquals(2, 3, "size")))
                .isEqualTo(new Different(Optional.empty(), Optional.of("2"), "3"));
    }

    @Test
    void severalFailuresTellTheFirst() {
        assertThat(read(() -> Assertions.assertAll(
                        () -> assertThat(1).as("one").isEqualTo(2),
                        () -> assertThat(3).as("three").isEqualTo(4))))
                .isEqualTo(different("one", "2", "1"));
    }
}
