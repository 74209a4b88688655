package minibroker.broker;

import minibroker.TestClock;
import minibroker.json.JsonObject;
import minibroker.protocol.RequestCode;
import minibroker.schedule.RecallHandle;
import minibroker.store.MessageStore;
import minibroker.store.StoreFactory;
import minibroker.store.StoreSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

import static minibroker.broker.BrokerFixture.heartbeat;
import static minibroker.broker.BrokerFixture.pullFields;
import static org.assertj.core.api.Assertions.assertThat;

/** Whoever looks inside sees what the broker's clients do, in memory and in files. */
class InspectTest {
    @TempDir
    private Path folder;

    private BrokerFixture broker;
    private MessageStore store;
    private long seen;

    private void open(String kind) {
        TestClock clock = new TestClock();
        StoreSettings files = StoreSettings.in(folder).withFiles(4096, 100, 1 << 8, 1 << 8);
        StoreFactory factory = kind.equals("memory")
                ? StoreFactory.inMemory(100_000_000)
                : StoreFactory.inFiles(files.withSyncFlush(true));
        broker = new BrokerFixture(
                (address, time, flusher) -> {
                    store = factory.open(address, time, flusher);
                    return store;
                },
                clock);
    }

    /** Waits until what is stored can be read: in files that is a moment later. */
    private void settle() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (store.status().undispatchedBytes() > 0) {
            assertThat(System.nanoTime()).as("not readable after 10 s").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    @AfterEach
    void close() {
        broker.core().close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "files"})
    void theLogAndWhoseItIs(String kind) {
        open(kind);
        broker.clock.advance(Duration.ofSeconds(3));
        for (int i = 0; i < 30; i++) {
            broker.send("Orders", 1, "x".repeat(200));
        }

        JsonObject json = look().json();

        assertThat(json.text("kind")).isEqualTo(kind);
        assertThat(json.text("address")).isEqualTo("127.0.0.1:10911");
        assertThat(json.number("now", 0) - json.number("started", 0)).isEqualTo(3_000);
        JsonObject log = json.object("log");
        List<JsonObject> segments = log.objects("segments");
        JsonObject last = segments.get(segments.size() - 1);
        assertThat(segments).hasSizeGreaterThan(kind.equals("files") ? 1 : 0);
        assertThat(last.number("start", -1) + last.number("used", -1)).isEqualTo(log.number("max", -2));
        assertThat(log.number("flushed", -1)).isEqualTo(kind.equals("files") ? log.number("max", 0) : -1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "files"})
    void queuesAndHowFarGroupsAre(String kind) {
        open(kind);
        for (int i = 0; i < 5; i++) {
            broker.send("Orders", 1, "order " + i);
        }
        settle();
        broker.ask(broker.connect(), RequestCode.HEART_BEAT, Map.of(), heartbeat("c1", "G", "Orders"));
        Map<String, String> fields = pullFields("Orders", 1, 0);
        fields.put("maxMsgNums", "3");
        broker.ask(RequestCode.PULL_MESSAGE, fields);
        fields.put("commitOffset", "2");
        broker.ask(RequestCode.UPDATE_CONSUMER_OFFSET, fields);

        Inside inside = look();

        assertThat(inside.topic("Orders").text("kind")).isEqualTo("topic");
        assertThat(inside.topic("Orders").objects("queues")).hasSize(4);
        assertThat(inside.topic("SCHEDULE_TOPIC_XXXX").text("kind")).isEqualTo("delay");
        assertThat(inside.topic("TBW102").text("kind")).isEqualTo("system");
        assertThat(inside.topic("%RETRY%G").text("kind")).isEqualTo("retry");
        assertThat(inside.queue("Orders", 1).plain())
                .isEqualTo(Map.of(
                        "id",
                        1L,
                        "min",
                        0L,
                        "max",
                        5L,
                        "groups",
                        List.of(Map.of("group", "G", "committed", 2L, "pulled", 3L))));
        assertThat(inside.one("groups", "group", "G").plain())
                .isEqualTo(Map.of("group", "G", "members", List.of("c1"), "broadcast", false));
        assertThat(inside.json().objects("unfinished")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "files"})
    void aHeldPullUntilAMessageComes(String kind) {
        open(kind);
        broker.send("Orders", 0, "first");
        settle();
        Map<String, String> fields = pullFields("Orders", 0, 1);
        fields.put("sysFlag", "6");
        broker.tell(broker.connect(), RequestCode.PULL_MESSAGE, fields);
        broker.clock.advance(Duration.ofSeconds(4));

        assertThat(look().json().objects("held").get(0).plain())
                .isEqualTo(Map.of("group", "G", "topic", "Orders", "queue", 0L, "offset", 1L, "left", 11_000L));

        broker.send("Orders", 0, "second");

        assertThat(look().json().objects("held")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "files"})
    void aLockGetsOldAndExpires(String kind) {
        open(kind);
        String body = "{\"clientId\":\"c1\",\"consumerGroup\":\"G\",\"mqSet\":[{\"brokerName\":\"broker-a\","
                + "\"queueId\":3,\"topic\":\"Orders\"}]}";
        broker.ask(broker.connect(), RequestCode.LOCK_BATCH_MQ, Map.of(), body);
        broker.clock.advance(Duration.ofSeconds(20));

        JsonObject lock = look().json().objects("locks").get(0);

        assertThat(lock.text("client")).isEqualTo("c1");
        assertThat(lock.number("queue", -1)).isEqualTo(3);
        assertThat(lock.number("age", -1)).isEqualTo(20_000);
        assertThat(lock.number("expiresIn", -1)).isEqualTo(40_000);

        broker.clock.advance(Duration.ofSeconds(41));
        assertThat(look().json().objects("locks").get(0).number("expiresIn", 0)).isEqualTo(-1_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "files"})
    void whatWaitsByLevelAndBySecond(String kind) {
        open(kind);
        long now = broker.clock.millis();
        broker.send("Orders", 0, "a", Map.of("UNIQ_KEY", "A", "DELAY", "3"));
        broker.send("Orders", 0, "b", Map.of("UNIQ_KEY", "B", "DELAY", "3"));
        broker.send("Orders", 0, "c", Map.of("UNIQ_KEY", "C", "TIMER_DELAY_SEC", "5"));
        broker.send("Orders", 0, "d", Map.of("UNIQ_KEY", "D", "TIMER_DELAY_SEC", "5"));
        broker.send("Orders", 0, "e", Map.of("UNIQ_KEY", "E", "TIMER_DELAY_SEC", "9000"));
        pass(Duration.ZERO);

        JsonObject json = look().json();

        assertThat(json.objects("levels").get(2).plain())
                .isEqualTo(Map.of("level", 3L, "delay", 10_000L, "waiting", 2L, "nextDue", now + 10_000));
        assertThat(json.objects("levels").get(0).plain())
                .isEqualTo(Map.of("level", 1L, "delay", 1_000L, "waiting", 0L));
        assertThat(json.object("timers").plain())
                .isEqualTo(Map.of(
                        "waiting",
                        3L,
                        "seconds",
                        List.of(Map.of("due", now + 5_000, "count", 2L), Map.of("due", now + 9_000_000, "count", 1L)),
                        "moreSeconds",
                        0L));

        pass(Duration.ofSeconds(10));

        assertThat(look().json().objects("levels").get(2).number("waiting", -1)).isZero();
        assertThat(look().json().object("timers").number("waiting", -1)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "files"})
    void theWayOfAMessageThatIsParkedDeliveredRetriedAndDead(String kind) {
        open(kind);
        long now = broker.clock.millis();
        broker.send("Orders", 2, "body", Map.of("UNIQ_KEY", "U1", "KEYS", "k1 k2", "TAGS", "red", "DELAY", "1"));

        JsonObject parked = one("parked");
        assertThat(parked.text("topic")).isEqualTo("SCHEDULE_TOPIC_XXXX");
        assertThat(parked.text("realTopic")).isEqualTo("Orders");
        assertThat(parked.number("due", 0)).isEqualTo(now + 1_000);
        assertThat(parked.number("stored", 0)).isEqualTo(now);

        pass(Duration.ofSeconds(1));
        JsonObject delivered = one("delivered");
        assertThat(delivered.text("topic")).isEqualTo("Orders");
        assertThat(delivered.number("queue", -1)).isEqualTo(2);
        assertThat(delivered.number("queueOffset", -1)).isZero();
        assertThat(delivered.text("id")).isEqualTo("U1");
        assertThat(delivered.text("keys")).isEqualTo("k1 k2");
        assertThat(delivered.text("tags")).isEqualTo("red");
        assertThat(delivered.plain()).doesNotContainKeys("realTopic", "due", "attempt", "group");

        sendBack(delivered.number("offset", -1));
        JsonObject waits = one("parked");
        assertThat(waits.text("realTopic")).isEqualTo("%RETRY%G");
        assertThat(waits.text("group")).isEqualTo("G");
        assertThat(waits.number("attempt", 0)).isEqualTo(1);

        pass(Duration.ofSeconds(1));
        JsonObject retried = one("retried");
        assertThat(retried.text("realTopic")).isEqualTo("Orders");
        assertThat(retried.text("group")).isEqualTo("G");
        assertThat(retried.number("attempt", 0)).isEqualTo(1);

        sendBack(retried.number("offset", -1));
        JsonObject dead = one("dead");
        assertThat(dead.text("topic")).isEqualTo("%DLQ%G");
        assertThat(dead.text("realTopic")).isEqualTo("Orders");
        assertThat(dead.number("attempt", 0)).isEqualTo(2);
        assertThat(look().topic("%DLQ%G").text("kind")).isEqualTo("dead");
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "files"})
    void aMessageThatIsTakenBack(String kind) {
        open(kind);
        RecallHandle handle =
                RecallHandle.decode(broker.send("Orders", 2, "body", Map.of("UNIQ_KEY", "U1", "TIMER_DELAY_SEC", "10"))
                        .extFields()
                        .get("recallHandle"));
        assertThat(one("parked").number("due", 0)).isEqualTo(broker.clock.millis() + 10_000);
        assertThat(broker.ask(
                                RequestCode.RECALL_MESSAGE,
                                Map.of("producerGroup", "PG", "topic", "Orders", "recallHandle", handle.encode()))
                        .code())
                .isZero();

        JsonObject recalled = one("recalled");
        assertThat(recalled.text("id")).isEqualTo("U1");
        assertThat(recalled.text("realTopic")).isEqualTo("Orders");

        pass(Duration.ofSeconds(10));
        assertThat(since().words()).isEmpty();
        assertThat(look().json().object("timers").number("waiting", -1)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "files"})
    void aMessagesBytesWithTheFieldsNamed(String kind) {
        open(kind);
        broker.send("Orders", 2, "order 4711", Map.of("UNIQ_KEY", "U1", "KEYS", "k1"));
        long offset = one("arrived").number("offset", -1);

        JsonObject message = JsonObject.ofDocument(broker.core().inspect().body(offset));

        assertThat(message.number("offset", -1)).isEqualTo(offset);
        assertThat(message.objects("fields").get(1).plain())
                .isEqualTo(Map.of(
                        "name",
                        "MAGICCODE",
                        "from",
                        4L,
                        "length",
                        4L,
                        "hex",
                        "daa320a7",
                        "value",
                        "-626843481",
                        "means",
                        "a message"));
        assertThat(message.objects("fields").stream().map(field -> field.text("value", "")))
                .contains("order 4711", "Orders");
        assertThat(message.objects("fields").get(19).text("value")).contains("UNIQ_KEY=U1; ", "KEYS=k1");
        assertThat(JsonObject.ofDocument(broker.core().inspect().body(offset + 1))
                        .text("gone"))
                .isEqualTo("No message begins at %s".formatted(offset + 1));
    }

    private Inside look() {
        settle();
        return Inside.of(broker);
    }

    /** What happened since this was called last. */
    private Inside since() {
        settle();
        Inside inside = Inside.of(broker, OptionalLong.of(seen));
        seen = inside.next();
        return inside;
    }

    /** The one thing that happened since this was called last. */
    private JsonObject one(String what) {
        Inside inside = since();
        assertThat(inside.words()).containsExactly(what);
        return inside.happened().get(0);
    }

    private void pass(Duration time) {
        settle();
        broker.clock.advance(time);
        broker.core().deliverDelayed();
    }

    /** A consumer has failed on a message; it wants one more attempt at most. */
    private void sendBack(long offset) {
        Map<String, String> fields = new HashMap<>(
                Map.of("offset", Long.toString(offset), "group", "G", "delayLevel", "1", "originTopic", "Orders"));
        fields.put("maxReconsumeTimes", "1");
        assertThat(broker.ask(RequestCode.CONSUMER_SEND_MSG_BACK, fields).code())
                .isZero();
    }
}
