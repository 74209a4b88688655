package programs.batches;

import checks.Thrown;
import org.apache.rocketmq.client.exception.MQBrokerException;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.remoting.exception.RemotingTimeoutException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

@Tag("15-4")
@Timeout(value = 5, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BatchSenderTest {
    private final AllOrNothing broker = new AllOrNothing();
    private final List<String> stored = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();
    private final BatchSender sender = new BatchSender(broker, new BatchSender.Tally() {
        @Override
        public void stored(List<Message> messages) {
            messages.forEach(message -> stored.add(message.getKeys()));
        }

        @Override
        public void refused(Message message, Exception why) {
            refused.add(message.getKeys());
            reasons.add(why == null ? "no reason" : why.getClass().getSimpleName());
        }
    });

    private static List<Message> events(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Message("Events", "", "e" + i, new byte[1]))
                .toList();
    }

    private static List<String> keys(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "e" + i).toList();
    }

    private static List<String> without(int count, Set<String> bad) {
        return keys(0, count).stream().filter(key -> !bad.contains(key)).toList();
    }

    private String send(int count) {
        return Thrown.by(() -> {
            sender.send(events(count));
            return null;
        });
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("five good messages: one request, and all five are told as stored")
    void aGoodBatchIsOneRequest() {
        assertThat(send(5)).as("thrown").isEqualTo("nothing");
        assertThat(broker.requests).as("requests").isEqualTo(List.of(keys(0, 5)));
        assertThat(stored).as("told as stored").isEqualTo(keys(0, 5));
        assertThat(refused).as("told as refused").isEmpty();
    }

    @Test
    @Tag("invariant-2")
    @DisplayName(
            "one of eight is bad, each of the eight in turn: the other seven are stored, in their order, each once")
    void oneBadOne() {
        for (int place = 0; place < 8; place++) {
            BatchSenderTest each = new BatchSenderTest();
            each.broker.bad.add("e" + place);
            String thrown = each.send(8);
            assertThat(thrown).as("thrown if e%s is bad", place).isEqualTo("nothing");
            assertThat(each.broker.log)
                    .as("what the broker stored if e%s is bad", place)
                    .isEqualTo(without(8, Set.of("e" + place)));
            assertThat(each.refused).as("told as refused if e%s is bad", place).containsExactly("e" + place);
        }
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("a bad one is told with the failure that the broker answered with, not without a reason")
    void theReasonIsTold() {
        broker.bad.add("e1");
        send(3);
        assertThat(reasons).as("reasons").containsExactly("MQBrokerException");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName(
            "e1 has an empty body and e2 a delay: each is told with its own failure, not with that of the whole batch")
    void eachHasAReasonOfItsOwn() {
        broker.bad.addAll(List.of("e1", "e2"));
        broker.reasons.put("e1", new MQBrokerException(13, "MESSAGE_ILLEGAL, empty"));
        broker.reasons.put("e2", new MQClientException("no batch", new UnsupportedOperationException("delayed")));
        send(4);
        assertThat(refused).as("told as refused").containsExactly("e1", "e2");
        assertThat(reasons)
                .as("kinds of the failures of e1 and e2")
                .containsExactly("MQBrokerException", "MQClientException");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName(
            "the first and the last of nine are bad, then two side by side, then every second one: all of them are found")
    void severalBadOnes() {
        for (Set<String> bad : List.of(
                Set.of("e0", "e8"), Set.of("e3", "e4"), Set.of("e4", "e5"), Set.of("e0", "e2", "e4", "e6", "e8"))) {
            BatchSenderTest each = new BatchSenderTest();
            each.broker.bad.addAll(bad);
            each.send(9);
            assertThat(each.broker.log)
                    .as("what the broker stored if %s are bad", new TreeSet<>(bad))
                    .isEqualTo(without(9, bad));
            assertThat(each.refused)
                    .as("told as refused if %s are bad", new TreeSet<>(bad))
                    .containsExactlyInAnyOrderElementsOf(bad);
        }
    }

    @Test
    @Tag("invariant-2")
    @DisplayName(
            "all of six are bad, and a batch of one that is bad: nothing is stored, each is told once, nothing is thrown")
    void allAreBad() {
        broker.bad.addAll(keys(0, 6));
        assertThat(send(6)).as("thrown").isEqualTo("nothing");
        assertThat(send(1)).as("thrown for a batch of one").isEqualTo("nothing");
        assertThat(broker.log).as("what the broker stored").isEmpty();
        assertThat(refused).as("told as refused").containsExactly("e0", "e1", "e2", "e3", "e4", "e5", "e0");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("what is told as stored is what the broker stored, message by message, with three bad ones among 50")
    void toldIsWhatIs() {
        broker.bad.addAll(List.of("e7", "e8", "e40"));
        send(50);
        assertThat(stored).as("told as stored").isEqualTo(without(50, broker.bad));
        assertThat(broker.log).as("what the broker stored").isEqualTo(without(50, broker.bad));
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("one of 1,024 is bad, at places 0, 511, 512 and 1,023: found with at most 40 requests")
    void fewRequests() {
        for (int place : new int[] {0, 511, 512, 1_023}) {
            BatchSenderTest each = new BatchSenderTest();
            each.broker.bad.add("e" + place);
            each.send(1_024);
            assertThat(each.refused).as("told as refused").containsExactly("e" + place);
            assertThat(each.broker.requests.size())
                    .as("requests if e%s is bad", place)
                    .isLessThanOrEqualTo(40);
        }
    }

    @Test
    @Tag("invariant-2")
    @DisplayName(
            "the client itself refuses, since a message is empty or delayed: it is found as well, and the others are stored")
    void theClientRefuses() {
        for (Exception refusal : List.of(
                new MQClientException(13, "the message body length is zero"),
                new MQClientException("no batch", new UnsupportedOperationException("delayed")),
                new MQClientException("no batch", new MQClientException(13, "the message body length is zero")))) {
            BatchSenderTest each = new BatchSenderTest();
            each.broker.refusal = refusal;
            each.broker.bad.add("e2");
            each.send(5);
            assertThat(each.refused).as("told as refused after %s", refusal).containsExactly("e2");
            assertThat(each.broker.log).as("what was stored").isEqualTo(without(5, Set.of("e2")));
        }
    }

    @Test
    @Tag("invariant-5")
    @DisplayName(
            "no answer to the first request, and the broker has stored it: it is never sent in parts, which would mix what is stored twice with what is stored once")
    void noAnswerIsNoRefusal() {
        broker.failures.put(1, new RemotingTimeoutException("no answer"));
        broker.storesBeforeItFails = true;
        send(6);
        assertThat(broker.requests.stream().distinct().toList())
                .as("the different batches that were sent")
                .isEqualTo(List.of(keys(0, 6)));
        assertThat(refused).as("told as refused").isEmpty();
    }

    @Test
    @Tag("invariant-5")
    @DisplayName(
            "busy, code 2, and no such topic, code 17, for a while: nothing is wrong with the messages, and none is told as refused")
    void aBusyBrokerDoesNotRefuseMessages() {
        for (int code : new int[] {1, 2, 14, 17}) {
            BatchSenderTest each = new BatchSenderTest();
            each.broker.failures.put(1, new MQBrokerException(code, "later"));
            each.send(6);
            assertThat(each.refused).as("told as refused after code %s", code).isEmpty();
            assertThat(each.broker.requests.stream().distinct().toList())
                    .as("the different batches that were sent after code %s", code)
                    .isEqualTo(List.of(keys(0, 6)));
        }
    }

    @Test
    @Tag("invariant-5")
    @DisplayName(
            "e1 is bad, and the request that brings the half behind it gets no answer: either the caller is told by an exception, or all good ones are stored")
    void whatIsNotKnownIsNotKeptQuiet() {
        for (int request = 1; request <= 7; request++) {
            BatchSenderTest each = new BatchSenderTest();
            each.broker.bad.add("e1");
            each.broker.failures.put(request, new RemotingTimeoutException("no answer"));
            boolean thrown = !each.send(8).equals("nothing");
            List<String> told = each.stored.stream().distinct().toList();
            assertThat(told.size())
                    .as("told as stored, %s, more than once", each.stored)
                    .isEqualTo(each.stored.size());
            if (!thrown && request <= each.broker.requests.size()) {
                assertThat(told)
                        .as("told as stored when request %s gets no answer and nothing is thrown", request)
                        .isEqualTo(without(8, Set.of("e1")));
                assertThat(each.refused).as("told as refused").containsExactly("e1");
            }
        }
    }

    @Test
    @Tag("invariant-5")
    @DisplayName(
            "one request gets no answer: nothing behind its messages is stored before it is known what became of them")
    void nothingOvertakes() {
        for (int request = 1; request <= 7; request++) {
            BatchSenderTest each = new BatchSenderTest();
            each.broker.bad.add("e1");
            each.broker.failures.put(request, new RemotingTimeoutException("no answer"));
            each.send(8);
            List<String> good = without(8, Set.of("e1"));
            assertThat(each.broker.log)
                    .as("what the broker stored when request %s got no answer", request)
                    .isEqualTo(good.subList(0, Math.min(each.broker.log.size(), good.size())));
        }
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("the broker never answers again: the sender gives up with an exception, after at most 20 requests")
    void itGivesUp() {
        IntStream.rangeClosed(1, 2_000).forEach(i -> broker.failures.put(i, new RemotingTimeoutException("no answer")));
        assertThat(send(8)).as("thrown").isNotEqualTo("nothing");
        assertThat(broker.requests.size()).as("requests").isLessThanOrEqualTo(20);
        assertThat(stored).as("told as stored").isEmpty();
        assertThat(refused).as("told as refused").isEmpty();
    }

    @Test
    @Tag("invariant-2")
    @DisplayName(
            "two batches one after the other, the first with a bad one: nothing of the first is sent with the second")
    void nothingIsKeptBetweenBatches() throws Exception {
        broker.bad.add("e1");
        sender.send(events(3));
        int before = broker.requests.size();
        sender.send(events(6).subList(4, 6));
        assertThat(broker.requests.subList(before, broker.requests.size()))
                .as("requests for the second batch")
                .isEqualTo(List.of(keys(4, 6)));
    }

    @Test
    @Tag("invariant-2")
    @DisplayName(
            "the same message object twice in a batch of four, beside a bad one: it is stored twice, as it was asked for")
    void theSameMessageTwice() throws Exception {
        List<Message> events = events(3);
        broker.bad.add("e2");
        sender.send(List.of(events.get(0), events.get(0), events.get(2), events.get(1)));
        assertThat(broker.log).as("what the broker stored").containsExactly("e0", "e0", "e1");
    }
}
