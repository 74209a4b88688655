package programs.sending;

import checks.Thrown;
import org.apache.rocketmq.client.exception.MQBrokerException;
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
import java.util.concurrent.RejectedExecutionException;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static programs.sending.PlannedClient.away;
import static programs.sending.PlannedClient.noNameServer;
import static programs.sending.PlannedClient.order;

@Tag("05-4")
@Timeout(value = 5, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OrderSenderTest {
    private static final Message ORDER = order(4711);

    private final PlannedClient client = new PlannedClient();

    @Test
    @Tag("invariant-6")
    @DisplayName("sync, and the broker says SEND_OK: one send, and the order is stored")
    void syncIsStoredWhenTheBrokerSaysSo() throws Exception {
        client.plan(SendStatus.SEND_OK);
        client.sender.sync(ORDER);
        assertThat(client.calls).as("calls of the client").containsExactly("send");
        assertThat(client.known()).as("what is known").isEqualTo("4711 STORED");
    }

    @Test
    @Tag("invariant-6")
    @DisplayName("sync, and the broker says FLUSH_DISK_TIMEOUT: the order is doubtful, and not sent again")
    void aSlowDiskLeavesADoubt() throws Exception {
        client.plan(SendStatus.FLUSH_DISK_TIMEOUT);
        client.sender.sync(ORDER);
        assertThat(client.calls).as("calls of the client").containsExactly("send");
        assertThat(client.known()).as("what is known").isEqualTo("4711 DOUBTFUL");
    }

    @Test
    @Tag("invariant-7")
    @DisplayName("sync, the broker is away three times: pauses of 100, 200, 400 ms, then it is stored")
    void syncTriesAgainAfterLongerAndLongerPauses() throws Exception {
        client.plan(away(), away(), away(), SendStatus.SEND_OK);
        client.sender.sync(ORDER);
        assertThat(client.pauses).as("pauses in ms").containsExactly(100L, 200L, 400L);
        assertThat(client.known()).as("what is known").isEqualTo("4711 STORED");
    }

    @Test
    @Tag("invariant-7")
    @DisplayName(
            "sync, the broker stays away: eight attempts, no pause over two seconds, none after the last, then failed")
    void syncGivesUpAtLast() throws Exception {
        client.plan(away(), away(), away(), away(), away(), away(), away(), away(), SendStatus.SEND_OK);
        client.sender.sync(ORDER);
        assertThat(client.calls).as("calls of the client").hasSize(8);
        assertThat(client.pauses).as("pauses in ms").containsExactly(100L, 200L, 400L, 800L, 1_600L, 2_000L, 2_000L);
        assertThat(client.known()).as("what is known").isEqualTo("4711 FAILED");
    }

    @Test
    @Tag("invariant-7")
    @DisplayName(
            "sync, two orders while the broker is away: the second has eight attempts and small pauses, too, and no more")
    void everyOrderBeginsAnew() throws Exception {
        for (int i = 0; i < 16; i++) {
            client.plan(away());
        }
        client.plan(SendStatus.SEND_OK);
        client.sender.sync(ORDER);
        client.pauses.clear();
        client.sender.sync(order(4712));
        assertThat(client.pauses)
                .as("pauses of the second order in ms")
                .containsExactly(100L, 200L, 400L, 800L, 1_600L, 2_000L, 2_000L);
        assertThat(client.known()).as("what is known").isEqualTo("4711 FAILED, 4712 FAILED");
    }

    @Test
    @Tag("invariant-7")
    @DisplayName(
            "sync, the broker is away twice, and then says code 13: that ends it, as it would at the first attempt")
    void everyFailureIsLookedAt() throws Exception {
        client.plan(away(), away(), new MQBrokerException(13, "the body has 5 MiB"), SendStatus.SEND_OK);
        client.sender.sync(ORDER);
        assertThat(client.pauses).as("pauses in ms").containsExactly(100L, 200L);
        assertThat(client.known()).as("what is known").isEqualTo("4711 FAILED");
    }

    @Test
    @Tag("invariant-7")
    @DisplayName("sync, and the broker says code 13: the message is wrong, and no second attempt makes it right")
    void syncDoesNotInsistOnABadMessage() throws Exception {
        client.plan(new MQBrokerException(13, "the body has 5 MiB"), SendStatus.SEND_OK);
        client.sender.sync(ORDER);
        assertThat(client.calls).as("calls of the client").containsExactly("send");
        assertThat(client.pauses).as("pauses in ms").isEmpty();
        assertThat(client.known()).as("what is known").isEqualTo("4711 FAILED");
    }

    @Test
    @Tag("invariant-7")
    @DisplayName("sync, the broker is busy (2), then a time-out, then a lost connection: each is tried again")
    void syncTriesAgainWhateverMayPass() throws Exception {
        client.plan(
                new MQBrokerException(2, "busy"),
                new RemotingTimeoutException("no answer"),
                new MQClientException("still failed", new RemotingConnectException("127.0.0.1:10911")),
                SendStatus.SEND_OK);
        client.sender.sync(ORDER);
        assertThat(client.calls).as("calls of the client").hasSize(4);
        assertThat(client.known()).as("what is known").isEqualTo("4711 STORED");
    }

    @Test
    @Tag("invariant-7")
    @DisplayName("sync, no name server is reached, and the client throws IllegalStateException: it is tried again")
    void syncTriesAgainWithoutANameServer() throws Exception {
        client.plan(noNameServer(), noNameServer(), SendStatus.SEND_OK);
        client.sender.sync(ORDER);
        assertThat(client.pauses).as("pauses in ms").containsExactly(100L, 200L);
        assertThat(client.known()).as("what is known").isEqualTo("4711 STORED");
        client.plan(new IllegalStateException("another exception of the client, which does not pass"));
        client.sender.sync(order(4712));
        assertThat(client.known()).as("what is known, with the second").isEqualTo("4711 STORED, 4712 FAILED");
    }

    @Test
    @Tag("invariant-6")
    @DisplayName(
            "one-way, no name server is reached, and the client throws IllegalStateException: the order failed, once")
    void onewayFailsWithoutANameServer() throws Exception {
        PlannedClient.WatchedOrder failed = client.watched(1);
        client.plan(noNameServer());
        client.sender.oneway(failed);
        assertThat(client.known()).as("what is known").isEqualTo("1 FAILED");
        assertThat(failed.missing.size()).as("how often the ledger was told").isEqualTo(1);
    }

    @Test
    @Tag("invariant-6")
    @DisplayName(
            "all three ways, and the client throws a RejectedExecutionException, which nobody declares: each failed")
    void anExceptionThatNobodyDeclaresIsAFailure() throws Exception {
        client.plan(full(), full(), full());
        String sync = Thrown.by(() -> {
            client.sender.sync(order(1));
            return "";
        });
        String async = Thrown.by(() -> {
            client.sender.async(order(2));
            return "";
        });
        String oneway = Thrown.by(() -> {
            client.sender.oneway(order(3));
            return "";
        });
        assertThat(List.of(sync, async, oneway))
                .as("what sync, async and oneway throw")
                .containsExactly("nothing", "nothing", "nothing");
        assertThat(client.known()).as("what is known").isEqualTo("1 FAILED, 2 FAILED, 3 FAILED");
        assertThat(client.sender.missingAnswers())
                .as("permits that are not back")
                .isZero();
    }

    private static RuntimeException full() {
        return new RejectedExecutionException("the client's executor is full");
    }

    @Test
    @Tag("invariant-6")
    @DisplayName("one-way: the ledger is told once, when the client has taken the order, or has failed to")
    void onewayTellsTheLedgerAfterTheClient() throws Exception {
        PlannedClient.WatchedOrder sent = client.watched(1);
        client.sender.oneway(sent);
        assertThat(sent.calledBefore)
                .as("calls of the client, each time when the ledger was told of an order that was sent")
                .containsExactly(1);
        PlannedClient.WatchedOrder failed = client.watched(2);
        client.plan(new RemotingConnectException("127.0.0.1:10911"));
        client.sender.oneway(failed);
        assertThat(failed.calledBefore)
                .as("calls of the client, each time when it was told of one that could not be sent")
                .containsExactly(2);
    }

    @Test
    @Tag("invariant-6")
    @DisplayName("one-way: it is handed over, once, and that is all that is known; if even that fails, it failed")
    void onewayKnowsNothing() throws Exception {
        client.sender.oneway(ORDER);
        assertThat(client.calls).as("calls of the client").containsExactly("sendOneway");
        assertThat(client.known()).as("what is known").isEqualTo("4711 NOTHING");
        client.plan(new RemotingConnectException("127.0.0.1:10911"));
        client.sender.oneway(order(4712));
        assertThat(client.known())
                .as("what is known, with a second that could not be sent")
                .isEqualTo("4711 NOTHING, 4712 FAILED");
    }

    @Test
    @Tag("invariant-6")
    @DisplayName("sync: an order gets into the ledger once, after three failed attempts as after a refusal")
    void theLedgerIsToldOnce() throws Exception {
        PlannedClient.WatchedOrder stored = client.watched(1);
        client.plan(away(), away(), away(), SendStatus.SEND_OK);
        client.sender.sync(stored);
        PlannedClient.WatchedOrder refused = client.watched(2);
        client.plan(new MQBrokerException(13, "the body has 5 MiB"));
        client.sender.sync(refused);
        assertThat(stored.missing.size())
                .as("how often the ledger was told of an order that is stored at last")
                .isEqualTo(1);
        assertThat(refused.missing.size())
                .as("how often it was told of one that is refused")
                .isEqualTo(1);
    }

    @Test
    @Tag("invariant-6")
    @DisplayName("sync, interrupted in the client, or in a pause: the order failed, and the interrupt goes on")
    void anInterruptEndsSync() throws Exception {
        PlannedClient.WatchedOrder waiting = client.watched(1);
        client.plan(new InterruptedException());
        String first = PlannedClient.interruptAfter(() -> client.sender.sync(waiting));
        assertThat(client.known()).as("what is known of the first").isEqualTo("1 FAILED");
        assertThat(first).as("the interrupt of the first").isEqualTo("goes on");
        PlannedClient.WatchedOrder resting = client.watched(2);
        client.plan(away(), new InterruptedException());
        String second = PlannedClient.interruptAfter(() -> client.sender.sync(resting));
        assertThat(client.known()).as("what is known, with the second").isEqualTo("1 FAILED, 2 FAILED");
        assertThat(second).as("the interrupt of the second").isEqualTo("goes on");
        assertThat(client.calls).as("calls of the client for both").containsExactly("send", "send");
        assertThat(List.of(waiting.missing.size(), resting.missing.size()))
                .as("how often the ledger was told of each")
                .containsExactly(1, 1);
    }

    @Test
    @Tag("invariant-6")
    @DisplayName("one-way, interrupted while it is handed over: the order failed, and the interrupt goes on")
    void anInterruptEndsOneway() throws Exception {
        PlannedClient.WatchedOrder order = client.watched(1);
        client.plan(new InterruptedException());
        String interrupt = PlannedClient.interruptAfter(() -> client.sender.oneway(order));
        assertThat(client.known()).as("what is known").isEqualTo("1 FAILED");
        assertThat(order.missing.size()).as("how often the ledger was told").isEqualTo(1);
        assertThat(interrupt).as("the interrupt").isEqualTo("goes on");
    }
}
