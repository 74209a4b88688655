package programs.pulling;

import checks.SmallStack;
import org.apache.rocketmq.client.consumer.PullStatus;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.stream.IntStream;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

@Tag("06-4")
@Timeout(value = 5, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PullLoopTest extends SomePullResults {
    @Test
    @Tag("invariant-2")
    @DisplayName("two answers with messages, then none: all handled in order, and the next time goes on behind them")
    void readsToTheEnd() throws Exception {
        answer(PullStatus.FOUND, 2, "a", "b");
        answer(PullStatus.FOUND, 3, "c");
        answer(PullStatus.NO_NEW_MSG, 3);
        long next = PullLoop.readToTheEnd(this::broker, FIRST, 0, this::handle);
        assertThat(handled).as("handled").containsExactly("a", "b", "c");
        assertThat(asked).as("asked").containsExactly("queue 0 from 0", "queue 0 from 2", "queue 0 from 3");
        assertThat(next).as("go on at").isEqualTo(3);
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("two messages, and the broker passed over three others: on where it says, not two further")
    void goesOnWhereTheBrokerSays() throws Exception {
        answer(PullStatus.FOUND, 5, "a", "b");
        answer(PullStatus.NO_NEW_MSG, 5);
        PullLoop.readToTheEnd(this::broker, FIRST, 0, this::handle);
        assertThat(asked).as("asked").containsExactly("queue 0 from 0", "queue 0 from 5");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("800 messages with other tags: that is not the end, wanted ones may follow")
    void noMatchIsNotTheEnd() throws Exception {
        answer(PullStatus.NO_MATCHED_MSG, 800);
        answer(PullStatus.FOUND, 801, "a");
        answer(PullStatus.NO_NEW_MSG, 801);
        long next = PullLoop.readToTheEnd(this::broker, FIRST, 0, this::handle);
        assertThat(asked).as("asked").containsExactly("queue 0 from 0", "queue 0 from 800", "queue 0 from 801");
        assertThat(handled).as("handled").containsExactly("a");
        assertThat(next).as("go on at").isEqualTo(801);
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("the messages up to 41 are gone: read what is left, from where the broker says")
    void anOffsetThatIsGoneIsNotTheEnd() throws Exception {
        answer(PullStatus.OFFSET_ILLEGAL, 42);
        answer(PullStatus.FOUND, 43, "a");
        answer(PullStatus.NO_NEW_MSG, 43);
        PullLoop.readToTheEnd(this::broker, FIRST, 7, this::handle);
        assertThat(asked).as("asked").containsExactly("queue 0 from 7", "queue 0 from 42", "queue 0 from 43");
        assertThat(handled).as("handled").containsExactly("a");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName(
            "the queue was begun anew and ends at 3, the position is 40: back to where the broker says, then 3 comes")
    void aPositionMayGoBack() throws Exception {
        answer(PullStatus.OFFSET_ILLEGAL, 3);
        answer(PullStatus.FOUND, 4, "a");
        answer(PullStatus.NO_NEW_MSG, 4);
        long next = PullLoop.readToTheEnd(this::broker, FIRST, 40, this::handle);
        assertThat(asked).as("asked").containsExactly("queue 0 from 40", "queue 0 from 3", "queue 0 from 4");
        assertThat(handled).as("handled").containsExactly("a");
        assertThat(next).as("go on at").isEqualTo(4);
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("no match at 7, and the broker says: go on at 7. Only NO_NEW_MSG is the end, so it asks again")
    void theSamePlaceAgainIsNotTheEnd() throws Exception {
        answer(PullStatus.NO_MATCHED_MSG, 7);
        answer(PullStatus.FOUND, 8, "a");
        answer(PullStatus.NO_NEW_MSG, 8);
        PullLoop.readToTheEnd(this::broker, FIRST, 7, this::handle);
        assertThat(asked).as("asked").containsExactly("queue 0 from 7", "queue 0 from 7", "queue 0 from 8");
        assertThat(handled).as("handled").containsExactly("a");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("a, b and c come in two answers: a and b are handled before the broker is asked for more")
    void handlesBeforeItAsksAgain() throws Exception {
        answer(PullStatus.FOUND, 2, "a", "b");
        answer(PullStatus.FOUND, 3, "c");
        answer(PullStatus.NO_NEW_MSG, 3);
        PullLoop.readToTheEnd(this::broker, FIRST, 0, this::handle);
        assertThat(handledWhenAsked)
                .as("how many messages were handled, each time the broker was asked")
                .containsExactly(0, 2, 3);
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("offsets beyond 5,000,000,000: it asks for them as they are")
    void offsetsMayBeLarge() throws Exception {
        answer(PullStatus.FOUND, 5_000_000_001L, "a");
        answer(PullStatus.NO_NEW_MSG, 5_000_000_001L);
        long next = PullLoop.readToTheEnd(this::broker, FIRST, 5_000_000_000L, this::handle);
        assertThat(asked).as("asked").containsExactly("queue 0 from 5000000000", "queue 0 from 5000000001");
        assertThat(next).as("go on at").isEqualTo(5_000_000_001L);
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("nothing new at 7, and the broker says: go on at 9. The next time begins there")
    void alsoTheEndSaysWhereToGoOn() throws Exception {
        answer(PullStatus.NO_NEW_MSG, 9);
        assertThat(PullLoop.readToTheEnd(this::broker, FIRST, 7, this::handle))
                .as("go on at")
                .isEqualTo(9);
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("20,000 answers without messages, one after the other: the loop gets to the end, whatever its stack")
    void aLongWayWithoutMessages() throws Exception {
        for (long next = 800; next <= 20_000 * 800; next += 800) {
            answer(PullStatus.NO_MATCHED_MSG, next);
        }
        answer(PullStatus.NO_NEW_MSG, 20_000 * 800);
        assertThat(SmallStack.thrownBy(() -> PullLoop.readToTheEnd(this::broker, FIRST, 0, this::handle)))
                .as("what readToTheEnd threw")
                .isEqualTo("nothing");
        assertThat(answers.size())
                .as("answers that it did not ask for any more")
                .isZero();
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("twenty messages in one answer: they are handled one after the other, in their order")
    void handlesAnAnswerInOrder() throws Exception {
        String[] bodies =
                IntStream.range(0, 20).mapToObj(order -> "order " + order).toArray(String[]::new);
        answer(PullStatus.FOUND, 20, bodies);
        answer(PullStatus.NO_NEW_MSG, 20);
        PullLoop.readToTheEnd(this::broker, FIRST, 0, this::handle);
        assertThat(handled).as("handled").containsExactly(bodies);
    }
}
