package minibroker.broker;

import minibroker.json.JsonObject;
import minibroker.message.MessageProperties;
import minibroker.protocol.InspectBrokerRequest;
import minibroker.protocol.RequestCode;
import minibroker.remoting.TestConnection;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;

import static minibroker.broker.BrokerFixture.pullFields;
import static org.assertj.core.api.Assertions.assertThat;

/** However much there is, an answer to whoever looks inside stays small, and says how much more there is. */
class InspectLimitsTest {
    private static final int SMALL = 600_000;
    private static final int TOPICS = 150;
    private static final int QUEUES = 190;

    private final BrokerFixture broker = new BrokerFixture();
    private final TestConnection client = broker.connect();

    @Test
    void thirtyThousandQueuesAndFiftyThousandHeldPulls() {
        int systemTopics = broker.core().topics().size();
        for (int topic = 0; topic < TOPICS; topic++) {
            make("T" + topic);
            for (int queue = 0; queue < QUEUES; queue++) {
                send("T" + topic, queue, Map.of());
            }
        }
        for (int i = 0; i < 50_000; i++) {
            Map<String, String> fields = pullFields("T" + i % TOPICS, i % QUEUES, 1);
            fields.put("sysFlag", "6");
            fields.put("consumerGroup", "G" + i % 1000);
            broker.tell(client, RequestCode.PULL_MESSAGE, fields);
        }
        assertThat(broker.core().heldPulls()).isEqualTo(50_000);

        byte[] body = body(OptionalLong.empty());

        assertThat(body.length).isLessThan(SMALL);
        JsonObject json = JsonObject.ofDocument(body);
        assertThat(json.objects("unfinished")).isEmpty();
        assertThat(json.objects("topics")).hasSize(100);
        assertThat(json.number("moreTopics", 0)).isEqualTo(TOPICS + systemTopics - 100);
        JsonObject first = json.objects("topics").get(0);
        assertThat(first.text("topic")).as("the one with the newest message").isEqualTo("T" + (TOPICS - 1));
        assertThat(first.objects("queues")).hasSize(16);
        assertThat(first.number("moreQueues", 0)).isEqualTo(QUEUES - 16);
        assertThat(json.objects("held")).hasSize(200);
        assertThat(json.number("moreHeld", 0)).isEqualTo(49_800);
        assertThat(json.objects("happened")).hasSize(200);
    }

    private void make(String topic) {
        broker.tell(
                client,
                RequestCode.UPDATE_AND_CREATE_TOPIC,
                Map.of(
                        "topic",
                        topic,
                        "readQueueNums",
                        Integer.toString(QUEUES),
                        "writeQueueNums",
                        Integer.toString(QUEUES),
                        "perm",
                        "6"));
        client.sent();
    }

    @Test
    void manyGroupsInManyQueues() {
        for (int group = 0; group < 40; group++) {
            String body = "{\"groupName\":\"G%s\"}".formatted(group);
            broker.ask(client, RequestCode.UPDATE_AND_CREATE_SUBSCRIPTIONGROUP, Map.of(), body);
        }
        List<Map<String, String>> commits = new ArrayList<>();
        for (int topic = 0; topic < 30; topic++) {
            for (int queue = 0; queue < 4; queue++) {
                send("T" + topic, queue, Map.of());
                for (int group = 0; group < 40; group++) {
                    Map<String, String> fields = pullFields("T" + topic, queue, 0);
                    fields.put("consumerGroup", "G" + group);
                    fields.put("commitOffset", "1");
                    commits.add(fields);
                }
            }
        }
        client.sent();
        commits.forEach(fields -> broker.tell(client, RequestCode.UPDATE_CONSUMER_OFFSET, fields));

        byte[] body = body(OptionalLong.empty());

        assertThat(body.length).isLessThan(SMALL);
        JsonObject queue = new Inside(JsonObject.ofDocument(body)).queue("T29", 3);
        assertThat(queue.objects("groups")).hasSize(16);
        assertThat(queue.number("moreGroups", 0)).isEqualTo(24);
    }

    @Test
    void twoHundredLocks() {
        List<String> queues = IntStream.range(0, 500)
                .mapToObj("{\"brokerName\":\"broker-a\",\"queueId\":%s,\"topic\":\"T\"}"::formatted)
                .toList();
        String body = "{\"clientId\":\"c1\",\"consumerGroup\":\"G\",\"mqSet\":%s}".formatted(queues);
        broker.ask(broker.connect(), RequestCode.LOCK_BATCH_MQ, Map.of(), body);

        JsonObject json = Inside.of(broker).json();

        assertThat(json.objects("locks")).hasSize(200);
        assertThat(json.number("moreLocks", 0)).isEqualTo(300);
    }

    @Test
    void aMinuteOfTheWheel() {
        for (int i = 1; i <= 100; i++) {
            send("T", 0, Map.of("UNIQ_KEY", "U" + i, "TIMER_DELAY_SEC", Integer.toString(2 * i)));
        }
        broker.core().deliverDelayed();

        JsonObject timers = Inside.of(broker).json().object("timers");

        assertThat(timers.number("waiting", 0)).isEqualTo(100);
        assertThat(timers.objects("seconds")).hasSize(60);
        assertThat(timers.number("moreSeconds", 0)).isEqualTo(40);
        assertThat(timers.objects("seconds").get(59).number("due", 0))
                .isEqualTo(broker.clock.millis() + Duration.ofSeconds(120).toMillis());
    }

    @Test
    void aSecondWithMoreMessagesThanAreCounted() {
        for (int i = 0; i < 20_010; i++) {
            send("T", 0, Map.of("UNIQ_KEY", "U" + i, "TIMER_DELAY_SEC", "7"));
        }
        for (int i = 0; i < 3; i++) {
            broker.core().deliverDelayed();
        }

        JsonObject timers = Inside.of(broker).json().object("timers");

        assertThat(timers.number("waiting", 0)).isEqualTo(20_010);
        assertThat(timers.objects("seconds").get(0).number("count", 0)).isEqualTo(20_001);
        assertThat(timers.objects("seconds").get(0).yes("atLeast", false)).isTrue();
    }

    @Test
    void ofMoreThanIsToldTheNewestAreToldAndTheRestIsCounted() {
        send("T", 0, Map.of());
        Inside before = Inside.of(broker);
        for (int i = 0; i < 1_000; i++) {
            send("T", 0, Map.of());
        }

        Inside after = Inside.of(broker, OptionalLong.of(before.next()), 50);

        assertThat(after.happened()).hasSize(50);
        assertThat(after.happened().get(49).number("queueOffset", 0)).isEqualTo(1_000);
        assertThat(after.happened().get(0).number("offset", 0))
                .isEqualTo(before.next() + after.json().number("skipped", 0));
        assertThat(after.next()).isEqualTo(after.json().object("log").number("max", 0));
        assertThat(Inside.of(broker, OptionalLong.of(after.next())).happened()).isEmpty();
    }

    @Test
    void anOffsetOfAnotherBrokerCountsAsNone() {
        send("T", 0, Map.of());
        send("T", 0, Map.of());

        for (long from : new long[] {1_000_000_000_000L, 17, Long.MAX_VALUE}) {
            assertThat(Inside.of(broker, OptionalLong.of(from)).words()).containsExactly("arrived", "arrived");
        }
        assertThat(Inside.of(broker, OptionalLong.of(1_000_000_000_000L)).json().number("skipped", -1))
                .isZero();
    }

    @Test
    void longTextsAreCut() {
        send("T", 0, Map.of("UNIQ_KEY", "U", "KEYS", "k".repeat(20_000)));

        assertThat(Inside.of(broker).happened().get(0).text("keys")).isEqualTo("k".repeat(200) + "…");
    }

    /** All over one connection: each has a port of its own. */
    private void send(String topic, int queueId, Map<String, String> properties) {
        Map<String, String> fields = BrokerFixture.sendFields(topic, queueId);
        fields.put("i", MessageProperties.encode(properties));
        assertThat(broker.ask(client, RequestCode.SEND_MESSAGE_V2, fields, "x").code())
                .isZero();
        client.sent();
    }

    private byte[] body(OptionalLong from) {
        return broker.core().inspect().body(new InspectBrokerRequest(from, 200));
    }
}
