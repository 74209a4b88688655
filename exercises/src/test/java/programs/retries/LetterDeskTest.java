package programs.retries;

import checks.Thrown;
import org.apache.rocketmq.client.producer.SendStatus;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageAccessor;
import org.apache.rocketmq.common.message.MessageExt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

@Tag("12-3")
class LetterDeskTest {
    private Office office = new Office();

    /** A post office that keeps what comes, and whose steps may fail. */
    private static final class Office implements LetterDesk.Post {
        private final List<String> sent = new ArrayList<>();
        private final List<String> early = new ArrayList<>();
        private long position;
        private final Set<String> unanswered = new HashSet<>();
        private final Map<String, SendStatus> answers = new HashMap<>();
        private boolean forgetful;

        @Override
        public SendStatus send(Message message) {
            if (unanswered.contains(message.getKeys())) {
                throw new IllegalStateException("no broker answers");
            }
            SendStatus status = answers.getOrDefault(message.getKeys(), SendStatus.SEND_OK);
            if (status == SendStatus.SEND_OK) {
                sent.add(message.getKeys());
            }
            return status;
        }

        @Override
        public void goOnAt(long offset) {
            if (forgetful) {
                throw new IllegalStateException("the offset cannot be kept");
            }
            if (sent.size() < offset) {
                early.add("went on at " + offset + " when sent were " + sent);
            }
            position = offset;
        }
    }

    /** A letter as a pull of the client brings it; its key is the text, too. */
    private static MessageExt letter(long offset, String order) {
        MessageExt letter = new MessageExt();
        letter.setTopic("%DLQ%billing");
        letter.setQueueId(0);
        letter.setQueueOffset(offset);
        letter.setMsgId("U" + order);
        letter.setReconsumeTimes(17);
        letter.setFlag(7);
        letter.setKeys(order);
        letter.setTags("paid");
        letter.setBody(order.getBytes(UTF_8));
        letter.putUserProperty("customer", "7");
        for (String[] property : new String[][] {
            {"UNIQ_KEY", "U" + order},
            {"RETRY_TOPIC", "Orders"},
            {"ORIGIN_MESSAGE_ID", "7F00000100002A9F0000000000010FDD"},
            {"DELAY", "4"},
            {"TIMER_DELAY_MS", "3600000"},
            {"TIMER_DELIVER_MS", "4102444800000"},
            {"TIMER_DELAY_SEC", "3600"},
            {"REAL_TOPIC", "%RETRY%billing"},
            {"REAL_QID", "0"},
            {"WAIT", "false"},
            {"RECONSUME_TIME", "1"},
            {"MAX_RECONSUME_TIMES", "16"},
            {"CLUSTER", "DefaultCluster"},
            {"MIN_OFFSET", "0"},
            {"MAX_OFFSET", "3"}
        }) {
            MessageAccessor.putProperty(letter, property[0], property[1]);
        }
        return letter;
    }

    private static List<MessageExt> three() {
        return List.of(letter(0, "4711"), letter(1, "4712"), letter(2, "4713"));
    }

    /** However it ends. */
    private void sendBack(List<MessageExt> letters) {
        Thrown.by(() -> {
            LetterDesk.sendBack(letters, "billing", office);
            return null;
        });
    }

    @Test
    @Tag("invariant-3")
    @DisplayName(
            "a letter says RETRY_TOPIC Orders and ORIGIN_MESSAGE_ID 7F00...0FDD, and 17 attempts failed; its RECONSUME_TIME is 1, which a client said after the first")
    void aLetterSaysWhereItCameFrom() {
        assertThat(LetterDesk.caseOf(letter(0, "4711")))
                .as("what is known of it")
                .isEqualTo(new LetterDesk.Case("Orders", 17, "7F00000100002A9F0000000000010FDD"));
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("somebody put a message into the dead letters by hand: its own topic, its own id")
    void aLetterThatSaysNothing() {
        MessageExt letter = new MessageExt();
        letter.setTopic("%DLQ%billing");
        letter.setMsgId("U4711");
        letter.setBody(new byte[1]);
        letter.putUserProperty("customer", "7");
        assertThat(LetterDesk.caseOf(letter))
                .as("what is known of it")
                .isEqualTo(new LetterDesk.Case("%DLQ%billing", 0, "U4711"));
    }

    @Test
    @Tag("invariant-1")
    @DisplayName(
            "two groups read Orders, one failed: the message goes to that group's retry topic, where nobody else gets it")
    void onlyTheGroupThatFailedGetsIt() {
        assertThat(LetterDesk.again(letter(0, "4711"), "billing").getTopic())
                .as("topic of the message that is sent")
                .isEqualTo("%RETRY%billing");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName(
            "body, tag, key, flag and the sender's own property are what they were, and it still says where it came from")
    void whatItIsStays() {
        Message message = LetterDesk.again(letter(0, "4711"), "billing");
        Map<String, String> kept = new TreeMap<>();
        for (String name : new String[] {"KEYS", "TAGS", "customer", "RETRY_TOPIC", "ORIGIN_MESSAGE_ID"}) {
            kept.put(name, String.valueOf(message.getProperty(name)));
        }
        assertThat(kept + ", flag " + message.getFlag() + ", body " + new String(message.getBody(), UTF_8))
                .as("what is sent")
                .isEqualTo(
                        "{KEYS=4711, ORIGIN_MESSAGE_ID=7F00000100002A9F0000000000010FDD, RETRY_TOPIC=Orders, TAGS=paid, "
                                + "customer=7}, flag 7, body 4711");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("the letter still says DELAY=4 and three kinds of TIMER_: the message that is sent waits for nothing")
    void itDoesNotWaitAgain() {
        Message message = LetterDesk.again(letter(0, "4711"), "billing");
        assertThat(List.of(
                        "DELAY " + Math.max(0, message.getDelayTimeLevel()),
                        "TIMER_DELAY_SEC " + message.getProperty("TIMER_DELAY_SEC"),
                        "TIMER_DELAY_MS " + message.getProperty("TIMER_DELAY_MS"),
                        "TIMER_DELIVER_MS " + message.getProperty("TIMER_DELIVER_MS")))
                .as("what would delay it")
                .containsExactly("DELAY 0", "TIMER_DELAY_SEC null", "TIMER_DELAY_MS null", "TIMER_DELIVER_MS null");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("17 attempts have failed, and the letter says RECONSUME_TIME=1: the message that is sent begins anew")
    void itsAttemptsBeginAnew() {
        assertThat(String.valueOf(MessageAccessor.getReconsumeTime(LetterDesk.again(letter(0, "4711"), "billing"))))
                .as("failures that the message brings with it")
                .isIn("null", "0");
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("the letter says WAIT=false: this time somebody does wait until the broker has it on its disk")
    void itsSenderWaitsForTheDisk() {
        assertThat(LetterDesk.again(letter(0, "4711"), "billing").isWaitStoreMsgOK())
                .as("whether the answer waits for the disk")
                .isTrue();
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("the letter itself stays as it is: the desk may have to show it again")
    void theLetterIsNotChanged() {
        MessageExt letter = letter(0, "4711");
        Map<String, String> before = new TreeMap<>(letter.getProperties());
        LetterDesk.again(letter, "billing");
        assertThat(new TreeMap<>(letter.getProperties()))
                .as("properties of the letter")
                .isEqualTo(before);
        assertThat(letter.getTopic()).as("topic of the letter").isEqualTo("%DLQ%billing");
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("all goes well: three letters are sent in their order, and the desk goes on at 3")
    void allGoesWell() {
        sendBack(three());
        assertThat(office.sent).as("sent").containsExactly("4711", "4712", "4713");
        assertThat(office.position).as("where the desk goes on").isEqualTo(3);
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("the desk never goes on behind a letter that is not sent yet: it might be ended right then")
    void firstSentThenPassedOver() {
        sendBack(three());
        assertThat(office.early).as("went on too early").isEmpty();
        assertThat(office.sent).as("sent").hasSize(3);
    }

    @Test
    @Tag("invariant-1")
    @DisplayName(
            "no broker answers for the second of three letters: the desk goes on at 1 next time, where that letter stands")
    void aSendFails() {
        office.unanswered.add("4712");
        sendBack(three());
        assertThat(office.sent).as("sent").startsWith("4711");
        assertThat(office.position).as("where the desk goes on").isLessThanOrEqualTo(1);
    }

    @Test
    @Tag("invariant-1")
    @DisplayName(
            "no broker answers for the first and the third of four letters: the desk goes on at 0, not at the third, where it failed last")
    void twoSendsFail() {
        office.unanswered.addAll(List.of("4711", "4713"));
        sendBack(List.of(letter(0, "4711"), letter(1, "4712"), letter(2, "4713"), letter(3, "4714")));
        assertThat(office.position).as("where the desk goes on").isZero();
    }

    @Test
    @Tag("invariant-1")
    @DisplayName(
            "the second of three is answered with FLUSH_DISK_TIMEOUT, FLUSH_SLAVE_TIMEOUT, SLAVE_NOT_AVAILABLE: after each it is not safe, and the desk does not pass it over")
    void anAnswerThatIsNotOk() {
        for (SendStatus status : SendStatus.values()) {
            if (status != SendStatus.SEND_OK) {
                office = new Office();
                office.answers.put("4712", status);
                sendBack(three());
                assertThat(office.sent).as("sent before %s", status).startsWith("4711");
                assertThat(office.position)
                        .as("where the desk goes on after %s", status)
                        .isLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("the offset cannot be kept: the letter is sent all the same, and comes twice rather than not at all")
    void thePositionCannotBeKept() {
        office.forgetful = true;
        sendBack(three());
        assertThat(office.sent).as("sent").startsWith("4711");
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("letters 1 and 2 are left: the desk goes on at 3, and an empty desk does nothing")
    void goesOnBehindTheLast() throws Exception {
        office.sent.add("4711");
        sendBack(List.of(letter(1, "4712"), letter(2, "4713")));
        assertThat(office.position).as("where the desk goes on").isEqualTo(3);
        LetterDesk.sendBack(List.of(), "billing", office);
        assertThat(office.sent).as("sent").containsExactly("4711", "4712", "4713");
    }
}
