package minibroker.broker;

import minibroker.TestClock;
import minibroker.protocol.RequestCode;
import minibroker.remoting.RemotingCommand;
import minibroker.store.StoreFactory;
import minibroker.store.StoreSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

import static minibroker.broker.BrokerFixture.bodies;
import static minibroker.broker.BrokerFixture.heartbeat;
import static minibroker.broker.BrokerFixture.messages;
import static minibroker.broker.BrokerFixture.pullFields;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/** What of a group outlives the broker: how far it has come, what it is to try again, and its dead letters. */
class GroupRestartTest {
    private static final long PATIENCE_NANOS = Duration.ofSeconds(60).toNanos();

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock();
    private BrokerFixture broker;

    @BeforeEach
    void start() {
        StoreSettings small = StoreSettings.in(folder).withFiles(1 << 20, 1000, 1 << 10, 1 << 12);
        broker = new BrokerFixture(StoreFactory.inFiles(small), clock);
    }

    @AfterEach
    void stop() {
        broker.core().close();
    }

    @Test
    void aGroupGoesOnWhereItWas() {
        send("a");
        beat();
        Map<String, String> fields = pullFields("Orders", 0, 0);
        fields.put("commitOffset", "1");
        broker.ask(RequestCode.UPDATE_CONSUMER_OFFSET, fields);

        restart();

        assertThat(broker.ask(RequestCode.QUERY_CONSUMER_OFFSET, fields).extFields())
                .containsEntry("offset", "1");
    }

    @Test
    void aGroupKeepsItsSettingsAndItsMembersComeBackByThemselves() {
        String limited = "{\"groupName\":\"G\",\"retryMaxTimes\":0}";
        broker.ask(broker.connect(), RequestCode.UPDATE_AND_CREATE_SUBSCRIPTIONGROUP, Map.of(), limited);
        beat();
        send("a");

        restart();
        assertThat(broker.ask(RequestCode.GET_CONSUMER_LIST_BY_GROUP, Map.of("consumerGroup", "G"))
                        .code())
                .as("members are not kept")
                .isEqualTo(1);
        beat();
        sendBack("0");

        awaitMessages("%DLQ%G", 1);
    }

    @Test
    void whatIsToBeTriedAgainComesInTime() {
        send("a");
        sendBack("0");
        awaitMessages("SCHEDULE_TOPIC_XXXX", 2, 1);

        restart();
        clock.advance(Duration.ofSeconds(10).minusMillis(1));
        broker.core().deliverDelayed();
        assertThat(maxOffset("%RETRY%G", 0)).isZero();
        clock.advance(Duration.ofMillis(1));
        broker.core().deliverDelayed();

        awaitMessages("%RETRY%G", 1);
        assertThat(messages(pull("%RETRY%G")).get(0).message().reconsumeTimes()).isEqualTo(1);
    }

    @Test
    void deadLettersStay() {
        send("a");
        sendBack("-1");

        restart();

        awaitMessages("%DLQ%G", 1);
        assertThat(bodies(pull("%DLQ%G"))).containsExactly("a");
    }

    private void restart() {
        broker.core().close();
        start();
    }

    private void beat() {
        broker.ask(broker.connect(), RequestCode.HEART_BEAT, Map.of(), heartbeat("c1", "G", "Orders"));
    }

    private void send(String body) {
        broker.send("Orders", 0, body);
        awaitMessages("Orders", 1);
    }

    private void sendBack(String delayLevel) {
        Map<String, String> fields = new HashMap<>(Map.of("offset", "0", "group", "G", "delayLevel", delayLevel));
        assertThat(broker.ask(RequestCode.CONSUMER_SEND_MSG_BACK, fields).code())
                .isZero();
    }

    private RemotingCommand pull(String topic) {
        return broker.ask(RequestCode.PULL_MESSAGE, pullFields(topic, 0, 0));
    }

    private void awaitMessages(String topic, long count) {
        awaitMessages(topic, 0, count);
    }

    /** A message is listed in its queue a moment after it is in the log. */
    private void awaitMessages(String topic, int queueId, long count) {
        long start = System.nanoTime();
        while (maxOffset(topic, queueId) < count) {
            if (System.nanoTime() - start > PATIENCE_NANOS) {
                fail("Queue %s of topic %s has %s messages after a minute, %s are expected"
                        .formatted(queueId, topic, maxOffset(topic, queueId), count));
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    private long maxOffset(String topic, int queueId) {
        Map<String, String> where = Map.of("topic", topic, "queueId", Integer.toString(queueId));
        return Long.parseLong(
                broker.ask(RequestCode.GET_MAX_OFFSET, where).extFields().getOrDefault("offset", "0"));
    }
}
