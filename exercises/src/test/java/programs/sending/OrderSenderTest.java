package programs.sending;

import checks.InBackground;
import org.apache.rocketmq.client.exception.MQBrokerException;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.MQProducer;
import org.apache.rocketmq.client.producer.SendCallback;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.client.producer.SendStatus;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.remoting.exception.RemotingConnectException;
import org.apache.rocketmq.remoting.exception.RemotingTimeoutException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

/** The client of these checks answers as the check has planned, and time passes at once. */
@Tag("05-4")
@Timeout(value = 5, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OrderSenderTest {
    private static final Message ORDER = order(4711);

    private final Deque<Object> planned = new ArrayDeque<>();
    private final List<String> calls = new ArrayList<>();
    private final List<SendCallback> callBacks = new ArrayList<>();
    private final List<Long> pauses = new ArrayList<>();
    private final Ledger ledger = new Ledger();
    private final OrderSender sender = new OrderSender(producer(), ledger, pauses::add);

    @Test
    @Tag("invariant-6")
    @DisplayName("sync, and the broker says SEND_OK: one send, and the order is stored")
    void syncIsStoredWhenTheBrokerSaysSo() throws Exception {
        plan(SendStatus.SEND_OK);
        sender.sync(ORDER);
        assertThat(calls).as("calls of the client").containsExactly("send");
        assertThat(known()).as("what is known").isEqualTo("4711 STORED");
    }

    @Test
    @Tag("invariant-6")
    @DisplayName("sync, and the broker says FLUSH_DISK_TIMEOUT: the order is doubtful, and not sent again")
    void aSlowDiskLeavesADoubt() throws Exception {
        plan(SendStatus.FLUSH_DISK_TIMEOUT);
        sender.sync(ORDER);
        assertThat(calls).as("calls of the client").containsExactly("send");
        assertThat(known()).as("what is known").isEqualTo("4711 DOUBTFUL");
    }

    @Test
    @Tag("invariant-7")
    @DisplayName("sync, the broker is away three times: pauses of 100, 200, 400 ms, then it is stored")
    void syncTriesAgainAfterLongerAndLongerPauses() throws Exception {
        plan(away(), away(), away(), SendStatus.SEND_OK);
        sender.sync(ORDER);
        assertThat(pauses).as("pauses in ms").containsExactly(100L, 200L, 400L);
        assertThat(known()).as("what is known").isEqualTo("4711 STORED");
    }

    @Test
    @Tag("invariant-7")
    @DisplayName(
            "sync, the broker stays away: eight attempts, no pause over two seconds, none after the last, then failed")
    void syncGivesUpAtLast() throws Exception {
        plan(away(), away(), away(), away(), away(), away(), away(), away(), SendStatus.SEND_OK);
        sender.sync(ORDER);
        assertThat(calls).as("calls of the client").hasSize(8);
        assertThat(pauses).as("pauses in ms").containsExactly(100L, 200L, 400L, 800L, 1_600L, 2_000L, 2_000L);
        assertThat(known()).as("what is known").isEqualTo("4711 FAILED");
    }

    @Test
    @Tag("invariant-7")
    @DisplayName("sync, and the broker says code 13: the message is wrong, and no second attempt makes it right")
    void syncDoesNotInsistOnABadMessage() throws Exception {
        plan(new MQBrokerException(13, "the body has 5 MiB"), SendStatus.SEND_OK);
        sender.sync(ORDER);
        assertThat(calls).as("calls of the client").containsExactly("send");
        assertThat(pauses).as("pauses in ms").isEmpty();
        assertThat(known()).as("what is known").isEqualTo("4711 FAILED");
    }

    @Test
    @Tag("invariant-7")
    @DisplayName("sync, the broker is busy (2), then a time-out, then a lost connection: each is tried again")
    void syncTriesAgainWhateverMayPass() throws Exception {
        plan(
                new MQBrokerException(2, "busy"),
                new RemotingTimeoutException("no answer"),
                new MQClientException("still failed", new RemotingConnectException("127.0.0.1:10911")),
                SendStatus.SEND_OK);
        sender.sync(ORDER);
        assertThat(calls).as("calls of the client").hasSize(4);
        assertThat(known()).as("what is known").isEqualTo("4711 STORED");
    }

    @Test
    @Tag("invariant-6")
    @DisplayName("async: the call comes back before the answer, and nothing is known until it comes")
    void asyncKnowsWhenTheAnswerComes() throws Exception {
        sender.async(ORDER);
        assertThat(calls).as("calls of the client").containsExactly("send with call-back");
        assertThat(known()).as("what is known before the answer").isEqualTo("nothing");
        callBacks.get(0).onSuccess(result(SendStatus.SEND_OK));
        assertThat(known()).as("what is known after it").isEqualTo("4711 STORED");
    }

    @Test
    @Tag("invariant-6")
    @DisplayName("async, and a failure comes back, or is thrown at once: the order failed")
    void asyncKnowsOfFailures() throws Exception {
        sender.async(ORDER);
        callBacks.get(0).onException(away());
        assertThat(known()).as("what is known after a failure").isEqualTo("4711 FAILED");
        plan(new MQClientException(10005, "No route info of this topic"));
        sender.async(order(4712));
        assertThat(known()).as("what is known after a second one").isEqualTo("4711 FAILED, 4712 FAILED");
    }

    @Test
    @Tag("invariant-6")
    @DisplayName("async, 64 answers are missing: the 65th send waits, and goes out when one of them comes")
    void asyncDoesNotRunAway() throws Exception {
        for (int i = 0; i < 64; i++) {
            sender.async(order(i));
        }
        InBackground<Void> next = inBackground("the 65th send", () -> sender.async(order(64)));
        next.awaitWaiting();
        assertThat(calls).as("calls of the client while it waits").hasSize(64);
        callBacks.get(0).onSuccess(result(SendStatus.SEND_OK));
        next.result();
        assertThat(calls).as("calls of the client after one answer").hasSize(65);
    }

    @Test
    @Tag("invariant-6")
    @DisplayName("async, 200 sends fail, by turns at once and later: none of them takes a place for ever")
    void failuresGiveTheirPlacesBack() throws Exception {
        InBackground<Void> all = inBackground("200 sends that fail", () -> {
            for (int i = 0; i < 200; i++) {
                if (i % 2 == 0) {
                    plan(new MQClientException(10005, "No route info of this topic"));
                }
                int before = callBacks.size();
                sender.async(order(i));
                if (callBacks.size() > before) {
                    callBacks.get(before).onException(away());
                }
            }
            sender.awaitAnswers();
        });
        all.result();
        assertThat(ledger.all(Ledger.Known.FAILED)).as("orders that failed").hasSize(200);
    }

    @Test
    @Tag("invariant-6")
    @DisplayName("async, all are sent and one answer is missing: who waits for the answers waits until it comes")
    void waitsForTheLastAnswer() throws Exception {
        sender.async(ORDER);
        sender.async(order(4712));
        callBacks.get(0).onSuccess(result(SendStatus.SEND_OK));
        InBackground<Void> end = inBackground("awaitAnswers", sender::awaitAnswers);
        end.awaitWaiting();
        callBacks.get(1).onSuccess(result(SendStatus.SEND_OK));
        end.result();
        assertThat(known()).as("what is known in the end").isEqualTo("4711 STORED, 4712 STORED");
    }

    @Test
    @Tag("invariant-6")
    @DisplayName("one-way: it is handed over, once, and that is all that is known; if even that fails, it failed")
    void onewayKnowsNothing() throws Exception {
        sender.oneway(ORDER);
        assertThat(calls).as("calls of the client").containsExactly("sendOneway");
        assertThat(known()).as("what is known").isEqualTo("4711 NOTHING");
        plan(new RemotingConnectException("127.0.0.1:10911"));
        sender.oneway(order(4712));
        assertThat(known())
                .as("what is known, with a second that could not be sent")
                .isEqualTo("4711 NOTHING, 4712 FAILED");
    }

    private interface Sends {
        void run() throws Exception;
    }

    private static InBackground<Void> inBackground(String call, Sends sends) {
        return InBackground.start(call, () -> {
            sends.run();
            return null;
        });
    }

    private void plan(Object... outcomes) {
        planned.addAll(List.of(outcomes));
    }

    private static MQClientException away() {
        return new MQClientException(10001, "connect to 127.0.0.1:10911 failed");
    }

    private static Message order(int number) {
        return new Message("Orders", "paid", "" + number, new byte[] {1});
    }

    private static SendResult result(SendStatus status) {
        SendResult result = new SendResult();
        result.setSendStatus(status);
        return result;
    }

    private String known() {
        List<String> all = new ArrayList<>();
        for (Ledger.Known known : Ledger.Known.values()) {
            ledger.all(known).forEach(key -> all.add(key + " " + known));
        }
        return all.isEmpty()
                ? "nothing"
                : String.join(", ", all.stream().sorted().toList());
    }

    private MQProducer producer() {
        return (MQProducer) Proxy.newProxyInstance(
                MQProducer.class.getClassLoader(),
                new Class<?>[] {MQProducer.class},
                (proxy, method, arguments) -> called(method, arguments));
    }

    private Object called(Method method, Object[] arguments) throws Exception {
        boolean callBack = arguments != null && arguments.length > 1 && arguments[1] instanceof SendCallback;
        calls.add(method.getName() + (callBack ? " with call-back" : ""));
        if (planned.peek() instanceof Exception) {
            throw (Exception) planned.poll();
        }
        if (callBack) {
            callBacks.add((SendCallback) arguments[1]);
            return null;
        }
        return method.getName().equals("send") ? result((SendStatus) planned.remove()) : null;
    }
}
