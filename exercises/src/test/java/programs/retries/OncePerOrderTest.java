package programs.retries;

import checks.Thrown;
import org.apache.rocketmq.common.message.MessageExt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import programs.retries.MemoryAccounts.Killed;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

@Tag("12-4")
@Tag("invariant-5")
class OncePerOrderTest {
    private static final int NOTES = 3;
    private static final int ORDERS = 22;

    private final MemoryAccounts accounts = new MemoryAccounts();
    private int messages;

    private OncePerOrder program() {
        return new OncePerOrder(accounts, NOTES);
    }

    /** A message of an order, the first attempt. */
    private MessageExt message(String number) {
        messages++;
        MessageExt message = new MessageExt();
        message.setTopic("Orders");
        message.setQueueId(messages % 4);
        message.setQueueOffset(messages / 4);
        message.setMsgId("U" + messages);
        message.putUserProperty("sentBy", "shop");
        message.setKeys(number);
        message.setTags("paid");
        message.setBody("customer-7 59".getBytes(UTF_8));
        return message;
    }

    /** The same message as it comes from the retry topic. */
    private static MessageExt secondAttempt(MessageExt first) {
        MessageExt message = new MessageExt();
        message.setTopic(first.getTopic());
        message.setQueueId(0);
        message.setQueueOffset(0);
        message.setMsgId(first.getMsgId());
        message.setReconsumeTimes(1);
        message.setKeys(first.getKeys());
        message.setTags(first.getTags());
        message.setBody(first.getBody());
        return message;
    }

    @Test
    @DisplayName("orders 4711 and 4712 come once each: both are booked")
    void booksWhatComes() {
        OncePerOrder program = program();
        program.handle(message("4711"));
        program.handle(message("4712"));
        assertThat(accounts.booked()).as("booked").containsExactly("4711", "4712");
    }

    @Test
    @DisplayName(
            "the broker delivers a message again, and once more as a retry: booked once, and each time handled without a failure")
    void aDeliveryThatComesAgain() {
        OncePerOrder program = program();
        MessageExt message = message("4711");
        program.handle(message);
        program.handle(message);
        program.handle(secondAttempt(message));
        assertThat(accounts.booked()).as("booked").containsExactly("4711");
    }

    @Test
    @DisplayName(
            "the shop heard no answer and sent the order once more: another message, another id, another place, and booked once")
    void anOrderThatWasSentTwice() {
        OncePerOrder program = program();
        program.handle(message("4711"));
        program.handle(message("4711"));
        assertThat(accounts.booked()).as("booked").containsExactly("4711");
    }

    @Test
    @DisplayName("the program is started again, and the order comes again: booked once")
    void aRestartForgetsNothing() {
        MessageExt message = message("4711");
        program().handle(message);
        program().handle(message);
        assertThat(accounts.booked()).as("booked").containsExactly("4711");
    }

    @Test
    @DisplayName(
            "three orders, the program is killed at any moment, and what it did not acknowledge comes again: each is booked once")
    void killedAtAnyMoment() {
        for (boolean afterwards : new boolean[] {false, true}) {
            boolean wasKilled = true;
            for (int transaction = 1; wasKilled; transaction++) {
                MemoryAccounts fresh = new MemoryAccounts();
                fresh.killAt(transaction, afterwards);
                wasKilled = threeOrders(fresh);
                assertThat(fresh.booked().stream().sorted())
                        .as(
                                "booked, if it is killed %s its transaction %s",
                                afterwards ? "right after" : "right before", transaction)
                        .containsExactly("4711", "4712", "4713");
            }
        }
    }

    /** @return whether the program was killed */
    private boolean threeOrders(MemoryAccounts fresh) {
        boolean wasKilled = false;
        OncePerOrder program = new OncePerOrder(fresh, NOTES);
        for (String number : List.of("4711", "4712", "4713")) {
            MessageExt message = message(number);
            try {
                program.handle(message);
            } catch (Killed killed) {
                // Whatever it threw, it is dead; see below.
            }
            if (fresh.isDead()) {
                wasKilled = true;
                fresh.restart();
                program = new OncePerOrder(fresh, NOTES);
                program.handle(message);
            }
        }
        return wasKilled;
    }

    @Test
    @DisplayName(
            "three orders are booked, the first comes again, the program is killed at any moment of that, and all come once more: each is booked once")
    void killedAtADuplicate() {
        for (boolean afterwards : new boolean[] {false, true}) {
            boolean wasKilled = true;
            for (int transaction = 1; wasKilled; transaction++) {
                MemoryAccounts fresh = new MemoryAccounts();
                List<MessageExt> three = List.of(message("4711"), message("4712"), message("4713"));
                three.forEach(new OncePerOrder(fresh, NOTES)::handle);
                fresh.killAt(transaction, afterwards);
                try {
                    new OncePerOrder(fresh, NOTES).handle(three.get(0));
                } catch (Killed killed) {
                    // It comes once more, to the next life.
                }
                wasKilled = fresh.isDead();
                fresh.restart();
                three.forEach(new OncePerOrder(fresh, NOTES)::handle);
                assertThat(fresh.booked())
                        .as(
                                "booked, if it is killed %s transaction %s of the duplicate",
                                afterwards ? "right after" : "right before", transaction)
                        .containsExactly("4711", "4712", "4713");
            }
        }
    }

    @Test
    @DisplayName("the database is away: the message is to come again, and is booked when it does")
    void aFailureIsNoSuccess() {
        OncePerOrder program = program();
        MessageExt message = message("4711");
        accounts.away(true);
        String thrown = Thrown.by(() -> {
            program.handle(message);
            return null;
        });
        accounts.away(false);
        assertThat(thrown).as("what handle threw").isNotEqualTo("nothing");
        program.handle(message);
        assertThat(accounts.booked()).as("booked, when it came again").containsExactly("4711");
    }

    @Test
    @DisplayName(
            "a hundred orders, and one note at most, or three, or eight: never more are left, before and after a restart")
    void theNotesAreBounded() {
        for (int most : new int[] {1, NOTES, 8}) {
            MemoryAccounts fresh = new MemoryAccounts();
            List<Integer> left = new ArrayList<>();
            OncePerOrder program = new OncePerOrder(fresh, most);
            for (int i = 0; i < 100; i++) {
                program = i == 50 ? new OncePerOrder(fresh, most) : program;
                program.handle(message("order " + i));
                left.add(fresh.notes().size());
            }
            assertThat(left.stream().mapToInt(Integer::intValue).max().orElse(0))
                    .as("most notes left after an order, of %s", most)
                    .isLessThanOrEqualTo(most);
            assertThat(fresh.booked()).as("booked with %s notes", most).hasSize(100);
        }
    }

    @Test
    @DisplayName(
            "one note, three or eight, and after many orders as many of the last come again, the oldest of them first: none is booked twice")
    void theNewestAreRemembered() {
        for (int most : new int[] {1, NOTES, 8}) {
            MemoryAccounts fresh = new MemoryAccounts();
            OncePerOrder program = new OncePerOrder(fresh, most);
            IntStream.range(0, ORDERS).forEach(i -> program.handle(message("order " + i)));
            IntStream.range(ORDERS - most, ORDERS).forEach(i -> program.handle(message("order " + i)));
            assertThat(fresh.booked())
                    .as("booked with %s notes", most)
                    .hasSize(ORDERS)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    @DisplayName("killed when one note too many may be left: after the next orders there are three at most again")
    void aKillLeavesNoNoteForEver() {
        for (int transaction = 4; transaction < 12; transaction++) {
            MemoryAccounts fresh = new MemoryAccounts();
            fresh.killAt(transaction, true);
            OncePerOrder program = new OncePerOrder(fresh, NOTES);
            for (int i = 0; i < 12; i++) {
                try {
                    program.handle(message("order " + i));
                } catch (Killed killed) {
                    // Its next life begins.
                }
                if (fresh.isDead()) {
                    fresh.restart();
                    program = new OncePerOrder(fresh, NOTES);
                }
            }
            assertThat(fresh.notes().size())
                    .as("notes left at the end, if it was killed right after its transaction %s", transaction)
                    .isLessThanOrEqualTo(NOTES);
        }
    }
}
