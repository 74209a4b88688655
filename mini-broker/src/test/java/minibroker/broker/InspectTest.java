package minibroker.broker;

import minibroker.json.JsonObject;
import minibroker.protocol.RequestCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import static minibroker.broker.BrokerFixture.heartbeat;
import static minibroker.broker.BrokerFixture.pullFields;
import static org.assertj.core.api.Assertions.assertThat;

/** Whoever looks inside sees what the broker's clients do, in memory and in files. */
class InspectTest extends LookedInto {
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
}
