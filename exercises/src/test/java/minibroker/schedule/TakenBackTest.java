package minibroker.schedule;

import checks.Remembered;
import minibroker.message.Message;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import static minibroker.schedule.SomeTimers.parked;
import static minibroker.schedule.SomeTimers.recall;
import static org.assertj.core.api.Assertions.assertThat;

@Tag("17-3")
class TakenBackTest {
    private final TakenBack takenBack = new TakenBack();

    /** Which of the messages of one second leave, by place. */
    private List<Boolean> leave(Message... second) {
        takenBack.begin();
        Arrays.stream(second).forEach(takenBack::look);
        return Arrays.stream(second).map(takenBack::leaves).toList();
    }

    @Test
    @Tag("invariant-5")
    @DisplayName(
            "messages A1 and A2 of Orders, queue 3, and the recall of A1, which came last; like every recall it is for queue 0")
    void theRecalledOneStays() {
        assertThat(leave(parked("Orders", "A1", 9), parked("Orders", "A2", 9), recall("Orders", "A1", 9)))
                .as("which of them leave")
                .containsExactly(false, true, false);
    }

    @Test
    @Tag("invariant-5")
    @DisplayName(
            "two recalls of A1 stand before it, and A1 is there twice: its sender, who heard no answer, sent it again")
    void whereverTheyStand() {
        assertThat(leave(
                        recall("Orders", "A1", 9),
                        recall("Orders", "A1", 9),
                        parked("Orders", "A1", 9),
                        parked("Orders", "A2", 9),
                        parked("Orders", "A1", 9)))
                .as("which of them leave")
                .containsExactly(false, false, false, true, false);
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("a recall of A1 in topic Orders; messages A1 of Bills, A10 and A of Orders, A1 of Order, sA1 of Order")
    void itsTopicCounts() {
        assertThat(leave(
                        recall("Orders", "A1", 9),
                        parked("Bills", "A1", 9),
                        parked("Orders", "A10", 9),
                        parked("Orders", "A", 9),
                        parked("Order", "A1", 9),
                        parked("Order", "sA1", 9)))
                .as("which of them leave")
                .containsExactly(false, true, true, true, true, true);
    }

    @Test
    @Tag("invariant-5")
    @DisplayName(
            "recalls of x_A in B and of A_1 in Orders; messages x of A_B and 1 of Orders_A: the same, if names and ids are joined; and so with | - %")
    void alikeWhenJoined() {
        for (String join : List.of("_", "|", "-", "%")) {
            assertThat(leave(
                            recall("B", "x" + join + "A", 9),
                            recall("Orders", "A" + join + "1", 9),
                            parked("A" + join + "B", "x", 9),
                            parked("Orders" + join + "A", "1", 9)))
                    .as("which of them leave, with %s between", join)
                    .containsExactly(false, false, true, true);
        }
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("a recall of Aa; message BB has the same hash code, and message aa differs in the case alone")
    void likeItAndNotIt() {
        assertThat(leave(
                        parked("Orders", "Aa", 9),
                        parked("Orders", "BB", 9),
                        parked("Orders", "aa", 9),
                        parked("orders", "Aa", 9),
                        recall("Orders", "Aa", 9)))
                .as("which of them leave")
                .containsExactly(false, true, true, true, false);
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("two recalls, A1 and B1, and a message without an id between what they recall")
    void severalAtOnce() {
        assertThat(leave(
                        parked("Orders", "A1", 9),
                        recall("Orders", "A1", 9),
                        parked("Orders", "", 9),
                        parked("Bills", "B1", 9),
                        recall("Bills", "B1", 9)))
                .as("which of them leave")
                .containsExactly(false, false, true, false, false);
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("a recall whose id is empty, and a message without an id: no id is not an empty one, it leaves")
    void anEmptyIdRecallsNothing() {
        assertThat(leave(recall("Orders", "", 9), parked("Orders", "", 9), parked("Orders", "A1", 9)))
                .as("which of them leave")
                .containsExactly(false, true, true);
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("a recall of a message that was never sent is no message itself")
    void aRecallNeverLeaves() {
        assertThat(leave(recall("Orders", "A1", 9), parked("Orders", "A2", 9)))
                .as("which of them leave")
                .containsExactly(false, true);
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("the store takes nothing for a while: each message is asked for three times")
    void askedAgain() {
        Message recalled = parked("Orders", "A1", 9);
        Message other = parked("Orders", "A2", 9);
        leave(recalled, other, recall("Orders", "A1", 9));
        assertThat(IntStream.range(0, 3)
                        .mapToObj(i -> List.of(takenBack.leaves(recalled), takenBack.leaves(other)))
                        .toList())
                .as("whether A1, which is recalled, and A2 leave, asked three times")
                .containsOnly(List.of(false, true));
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("A1 is recalled in second 9. In second 10 there is an A1 as well, and nobody has recalled that")
    void eachSecondForItself() {
        leave(parked("Orders", "A1", 9), recall("Orders", "A1", 9));
        assertThat(leave(parked("Orders", "A1", 10), parked("Orders", "A2", 10)))
                .as("which of second 10 leave")
                .containsExactly(true, true);
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("a second in which nobody looks at its messages, as there is no recall among them: all leave")
    void aSecondWithoutRecalls() {
        takenBack.begin();
        takenBack.look(recall("Orders", "A1", 9));
        takenBack.begin();
        assertThat(takenBack.leaves(parked("Orders", "A1", 10)))
                .as("whether A1 leaves")
                .isTrue();
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("a second with 1000 messages and three recalls, one of them twice: only recalls are remembered")
    void aSecondThatIsFull() {
        takenBack.begin();
        List<Message> some = IntStream.range(0, 1_000)
                .mapToObj(i -> parked("Orders", "A" + i, 9))
                .toList();
        some.forEach(takenBack::look);
        for (String id : List.of("A0", "A500", "A999", "A0")) {
            takenBack.look(recall("Orders", id, 9));
        }
        assertThat(Remembered.elements(takenBack, TakenBack.class))
                .as("elements of its collections")
                .isLessThanOrEqualTo(8);
        long left = some.stream().filter(takenBack::leaves).count();
        assertThat(left).as("messages that leave").isEqualTo(997);
    }
}
