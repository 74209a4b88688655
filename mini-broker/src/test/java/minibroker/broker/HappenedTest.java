package minibroker.broker;

import minibroker.json.JsonObject;
import minibroker.protocol.RequestCode;
import minibroker.schedule.RecallHandle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever looks inside is told what happened to messages, and sees their bytes, in memory and in files. */
class HappenedTest extends LookedInto {
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
}
