package minibroker.broker;

import minibroker.message.MessageId;
import minibroker.protocol.RequestCode;
import minibroker.remoting.RemotingCommand;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import static minibroker.broker.BrokerFixture.bodies;
import static org.assertj.core.api.Assertions.assertThat;

/** "Where is order 4711?" */
class QueryMessageProcessorTest {
    private final BrokerFixture broker = new BrokerFixture();

    @Test
    void findsMessagesByAWordOfTheirKeysTheOldestFirst() {
        send("first", "UNIQ_KEY", "U1", "KEYS", "4711 paid");
        send("second", "UNIQ_KEY", "U2", "KEYS", "4712");
        send("third", "UNIQ_KEY", "U3", "KEYS", "4711");

        RemotingCommand answer = query("4711");

        assertThat(answer.code()).isZero();
        assertThat(bodies(answer)).containsExactly("first", "third");
        assertThat(answer.extFields())
                .containsEntry("indexLastUpdateTimestamp", Long.toString(broker.clock.millis()))
                .containsKey("indexLastUpdatePhyoffset");
    }

    @Test
    void findsAMessageByItsUniqueId() {
        send("first", "UNIQ_KEY", "U1", "TAGS", "a");
        send("second", "UNIQ_KEY", "U2", "TAGS", "a");

        assertThat(bodies(query("U2", "_UNIQUE_KEY_QUERY", "true", "indexType", "U", "maxNum", "1")))
                .containsExactly("second");
    }

    @Test
    void findsMessagesByTag() {
        send("first", "UNIQ_KEY", "U1", "TAGS", "a", "KEYS", "b");
        send("second", "UNIQ_KEY", "U2", "TAGS", "b");

        assertThat(bodies(query("b", "indexType", "T"))).containsExactly("second");
        assertThat(bodies(query("b", "indexType", "K"))).containsExactly("first");
    }

    @Test
    void looksOnlyAtTheTimeThatIsAskedFor() {
        long start = broker.clock.millis();
        send("early", "KEYS", "k");
        broker.clock.advance(Duration.ofHours(1));
        send("late", "KEYS", "k");

        assertThat(bodies(query("k", "endTimestamp", Long.toString(start)))).containsExactly("early");
        assertThat(bodies(query("k", "beginTimestamp", Long.toString(start + 1))))
                .containsExactly("late");
    }

    @Test
    void findsTheNewestWhenThereAreMoreThanAreWanted() {
        for (int i = 0; i < 100; i++) {
            send("m" + i, "KEYS", "k");
        }

        assertThat(bodies(query("k", "maxNum", "2"))).containsExactly("m98", "m99");
        assertThat(bodies(query("k", "maxNum", "2147483647"))).hasSize(64).endsWith("m99");
    }

    @Test
    void findsNoMoreThanAnAnswerCanHold() {
        for (int i = 0; i < 4; i++) {
            send("x".repeat(3 << 20), "KEYS", "k");
        }

        assertThat(bodies(query("k"))).hasSize(3);
    }

    @Test
    void saysSoWhenThereIsNone() {
        send("first", "KEYS", "k");

        RemotingCommand answer = query("other");

        assertThat(answer.code()).isEqualTo(22);
        assertThat(answer.remark()).contains("topic T", "key other");
        assertThat(answer.extFields())
                .containsEntry("indexLastUpdateTimestamp", "0")
                .containsEntry("indexLastUpdatePhyoffset", "0");
    }

    @Test
    void refusesSenselessQuestions() {
        assertThat(query("k", "maxNum", "0").code()).isEqualTo(22);
        assertThat(query("k", "maxNum", "-5").remark()).contains("maxNum is -5");
        assertThat(query("k", "maxNum", "many").remark()).contains("maxNum", "many");
        assertThat(query("k", "beginTimestamp", "yesterday").remark()).contains("beginTimestamp");
        assertThat(broker.ask(RequestCode.QUERY_MESSAGE, Map.of("topic", "T")).remark())
                .contains("missing");
    }

    @Test
    void findsAMessageByItsPlaceInTheLog() {
        broker.send("T", 0, "a");
        MessageId id = MessageId.parse(broker.send("T", 0, "b").extFields().get("msgId"));
        assertThat(id.storeHost()).isEqualTo(BrokerFixture.ADDRESS);

        assertThat(bodies(broker.ask(
                        RequestCode.VIEW_MESSAGE_BY_ID, Map.of("offset", Long.toString(id.commitLogOffset())))))
                .containsExactly("b");
        for (String nowhere : new String[] {"7", "-1", "9223372036854775807"}) {
            RemotingCommand none = broker.ask(RequestCode.VIEW_MESSAGE_BY_ID, Map.of("offset", nowhere));
            assertThat(none.code()).isEqualTo(1);
            assertThat(none.remark()).contains("commit log offset " + nowhere);
        }
    }

    private void send(String body, String... properties) {
        broker.send("T", 0, body, map(properties));
    }

    private RemotingCommand query(String key, String... changes) {
        Map<String, String> fields = new HashMap<>(Map.of("topic", "T", "key", key, "maxNum", "32"));
        fields.putAll(Map.of("beginTimestamp", "0", "endTimestamp", Long.toString(Long.MAX_VALUE)));
        fields.putAll(map(changes));
        return broker.ask(RequestCode.QUERY_MESSAGE, fields);
    }

    private static Map<String, String> map(String... namesAndValues) {
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
