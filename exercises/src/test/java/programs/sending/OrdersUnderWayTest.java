package programs.sending;

import checks.InBackground;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.SendStatus;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.remoting.exception.RemotingConnectException;
import org.apache.rocketmq.remoting.exception.RemotingTimeoutException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static programs.sending.PlannedClient.away;
import static programs.sending.PlannedClient.noNameServer;
import static programs.sending.PlannedClient.order;
import static programs.sending.PlannedClient.result;

@Tag("05-4")
@Timeout(value = 5, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OrdersUnderWayTest {
    private static final Message ORDER = order(4711);

    private final PlannedClient client = new PlannedClient();

    @Test
    @Tag("invariant-6")
    @DisplayName("async: the call comes back before the answer, and nothing is known until it comes")
    void asyncKnowsWhenTheAnswerComes() throws Exception {
        client.sender.async(ORDER);
        assertThat(client.calls).as("calls of the client").containsExactly("send with call-back");
        assertThat(client.known()).as("what is known before the answer").isEqualTo("nothing");
        client.callBacks.get(0).onSuccess(result(SendStatus.SEND_OK));
        assertThat(client.known()).as("what is known after it").isEqualTo("4711 STORED");
    }

    @Test
    @Tag("invariant-6")
    @DisplayName("async, and a failure comes back, or is thrown at once: the order failed")
    void asyncKnowsOfFailures() throws Exception {
        client.sender.async(ORDER);
        client.callBacks.get(0).onException(away());
        assertThat(client.known()).as("what is known after a failure").isEqualTo("4711 FAILED");
        client.plan(new MQClientException(10005, "No route info of this topic"));
        client.sender.async(order(4712));
        assertThat(client.known()).as("what is known after a second one").isEqualTo("4711 FAILED, 4712 FAILED");
    }

    @Test
    @Tag("invariant-6")
    @DisplayName(
            "async, no answer in time, or no connection, or an error: the order failed, once, and is not sent again")
    void asyncDoesNotInsist() throws Exception {
        PlannedClient.WatchedOrder order = client.watched(1);
        for (Throwable failure : List.of(
                new RemotingTimeoutException("no answer"),
                new RemotingConnectException("127.0.0.1:10911"),
                new NoClassDefFoundError("an error in the client"))) {
            client.calls.clear();
            client.callBacks.clear();
            order.missing.clear();
            client.sender.async(order);
            client.callBacks.get(0).onException(failure);
            assertThat(client.calls).as("calls of the client").containsExactly("send with call-back");
            assertThat(order.missing)
                    .as("missing answers when the ledger is told")
                    .containsExactly(1);
            assertThat(client.known()).as("what is known").isEqualTo("1 FAILED");
        }
    }

    @Test
    @Tag("invariant-6")
    @DisplayName(
            "async, the answers say that disk or copy were too slow, or that there is no copy: the orders are doubtful")
    void aSlowDiskLeavesADoubt() throws Exception {
        List<SendStatus> slow =
                List.of(SendStatus.FLUSH_DISK_TIMEOUT, SendStatus.FLUSH_SLAVE_TIMEOUT, SendStatus.SLAVE_NOT_AVAILABLE);
        for (int i = 0; i < slow.size(); i++) {
            client.sender.async(order(i));
            client.callBacks.get(i).onSuccess(result(slow.get(i)));
        }
        assertThat(client.known()).as("what is known").isEqualTo("0 DOUBTFUL, 1 DOUBTFUL, 2 DOUBTFUL");
    }

    @Test
    @Tag("invariant-6")
    @DisplayName("async, the client throws IllegalStateException: the order failed, once, and its permit is back")
    void anExceptionThatNobodyDeclaresIsAnEndToo() throws Exception {
        PlannedClient.WatchedOrder order = client.watched(1);
        client.plan(noNameServer());
        client.sender.async(order);
        assertThat(client.known()).as("what is known").isEqualTo("1 FAILED");
        assertThat(order.missing).as("missing answers when the ledger is told").containsExactly(1);
        assertThat(client.sender.missingAnswers())
                .as("missing answers afterwards")
                .isZero();
    }

    @Test
    @Tag("invariant-6")
    @DisplayName("async, 64 answers are missing: the 65th send waits, and goes out when one of them comes")
    void asyncDoesNotRunAway() throws Exception {
        for (int i = 0; i < 64; i++) {
            client.sender.async(order(i));
        }
        InBackground<Void> next = inBackground("the 65th send", () -> client.sender.async(order(64)));
        next.awaitWaiting();
        assertThat(client.calls).as("calls of the client while it waits").hasSize(64);
        client.callBacks.get(0).onSuccess(result(SendStatus.SEND_OK));
        next.result();
        assertThat(client.calls).as("calls of the client after one answer").hasSize(65);
    }

    @Test
    @Tag("invariant-6")
    @DisplayName("async, 200 sends fail, by turns at once and later: none of them takes a place for ever")
    void failuresGiveTheirPlacesBack() throws Exception {
        InBackground<Void> all = inBackground("200 sends that fail", () -> {
            for (int i = 0; i < 200; i++) {
                if (i % 2 == 0) {
                    client.plan(new MQClientException(10005, "No route info of this topic"));
                }
                int before = client.callBacks.size();
                client.sender.async(order(i));
                if (client.callBacks.size() > before) {
                    client.callBacks.get(before).onException(away());
                }
            }
            client.sender.awaitAnswers();
        });
        all.result();
        assertThat(client.ledger.all(Ledger.Known.FAILED))
                .as("orders that failed")
                .hasSize(200);
    }

    @Test
    @Tag("invariant-6")
    @DisplayName("async, all are sent and one answer is missing: who waits for the answers waits until it comes")
    void waitsForTheLastAnswer() throws Exception {
        client.sender.async(ORDER);
        client.sender.async(order(4712));
        client.callBacks.get(0).onSuccess(result(SendStatus.SEND_OK));
        InBackground<Void> end = inBackground("awaitAnswers", client.sender::awaitAnswers);
        end.awaitWaiting();
        client.callBacks.get(1).onSuccess(result(SendStatus.SEND_OK));
        end.result();
        assertThat(client.known()).as("what is known in the end").isEqualTo("4711 STORED, 4712 STORED");
    }

    @Test
    @Tag("invariant-6")
    @DisplayName("async, an end comes, of three kinds: the order is in the ledger before its permit is back")
    void theLedgerIsToldFirst() throws Exception {
        PlannedClient.WatchedOrder answered = client.watched(1);
        client.sender.async(answered);
        client.callBacks.get(0).onSuccess(result(SendStatus.SEND_OK));
        assertThat(answered.missing)
                .as("missing answers when the ledger is told of an answer")
                .containsExactly(1);
        PlannedClient.WatchedOrder failed = client.watched(2);
        client.sender.async(failed);
        client.callBacks.get(1).onException(away());
        assertThat(failed.missing)
                .as("missing answers when the ledger is told of a failure")
                .containsExactly(1);
        PlannedClient.WatchedOrder thrown = client.watched(3);
        client.plan(away());
        client.sender.async(thrown);
        assertThat(thrown.missing)
                .as("missing answers when the ledger is told of a failure at once")
                .containsExactly(1);
    }

    @Test
    @Tag("invariant-6")
    @DisplayName("async, interrupted in the client: the order failed, its permit is back, and the interrupt goes on")
    void anInterruptIsAnEndToo() throws Exception {
        PlannedClient.WatchedOrder order = client.watched(1);
        client.plan(new InterruptedException());
        String interrupt = PlannedClient.interruptAfter(() -> client.sender.async(order));
        assertThat(client.sender.missingAnswers())
                .as("missing answers afterwards")
                .isZero();
        assertThat(client.known()).as("what is known").isEqualTo("1 FAILED");
        assertThat(order.missing).as("missing answers when the ledger is told").containsExactly(1);
        assertThat(interrupt).as("the interrupt").isEqualTo("goes on");
    }

    @Test
    @Tag("invariant-6")
    @DisplayName("async, 64 answers are missing, the 65th is interrupted while it waits: no send, and no permit back")
    void anInterruptedWaitGivesNothingBack() throws Exception {
        for (int i = 0; i < 64; i++) {
            client.sender.async(order(i));
        }
        Thread.currentThread().interrupt();
        String interrupt = PlannedClient.interruptAfter(() -> client.sender.async(order(64)));
        assertThat(client.calls).as("calls of the client").hasSize(64);
        assertThat(client.sender.missingAnswers()).as("missing answers").isEqualTo(64);
        assertThat(interrupt).as("the interrupt").isEqualTo("goes on");
    }

    private static InBackground<Void> inBackground(String call, PlannedClient.Sends sends) {
        return InBackground.start(call, () -> {
            sends.run();
            return null;
        });
    }
}
