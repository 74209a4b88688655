package minibroker.broker;

import minibroker.protocol.RequestCode;
import minibroker.remoting.RemotingCommand;
import minibroker.remoting.TestConnection;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;

import static minibroker.broker.BrokerFixture.bodies;
import static minibroker.broker.BrokerFixture.heartbeat;
import static minibroker.broker.BrokerFixture.pullFields;
import static org.assertj.core.api.Assertions.assertThat;

class PullMessageProcessorTest {
    private static final int PULL = RequestCode.PULL_MESSAGE;

    private final BrokerFixture broker = new BrokerFixture();
    private final TestConnection consumer = broker.connect();

    @Test
    void handsOutMessagesFromAnOffsetOn() {
        broker.send("T", 1, "a");
        broker.send("T", 1, "b");
        broker.send("T", 1, "c");

        RemotingCommand answer = broker.ask(consumer, PULL, pullFields("T", 1, 1));

        assertThat(answer.code()).isZero();
        assertThat(answer.extFields())
                .containsEntry("nextBeginOffset", "3")
                .containsEntry("minOffset", "0")
                .containsEntry("maxOffset", "3")
                .containsEntry("suggestWhichBrokerId", "0");
        assertThat(bodies(answer)).containsExactly("b", "c");
    }

    @Test
    void handsOutNoMoreThanAskedForAndNoMoreThan32() {
        for (int i = 0; i < 40; i++) {
            broker.send("T", 0, "body");
        }

        assertThat(bodies(broker.ask(consumer, PULL, with("maxMsgNums", "5")))).hasSize(5);
        assertThat(bodies(broker.ask(consumer, PULL, with("maxMsgNums", "1000"))))
                .hasSize(32);
        assertThat(bodies(broker.ask(consumer, PULL, with("maxMsgNums", "0")))).hasSize(1);
    }

    @Test
    void saysWhereToReadWhenThereIsNothing() {
        broker.send("T", 0, "a");

        assertAnswer(pull("T", 1, 0), 19, 0);
        assertAnswer(pull("T", 1, 5), 21, 0);
        assertAnswer(pull("T", 0, 1), 19, 1);
        assertAnswer(pull("T", 0, 9), 21, 1);
        assertAnswer(pull("T", 0, -1), 21, 0);
    }

    @Test
    void passesOverWhatTheFilterRefuses() {
        broker.send("T", 0, "a", Map.of("TAGS", "paid"));
        broker.send("T", 0, "b", Map.of("TAGS", "sent"));
        broker.send("T", 0, "c", Map.of());

        assertThat(bodies(broker.ask(consumer, PULL, with("subscription", "sent || lost"))))
                .containsExactly("b");
        assertAnswer(broker.ask(consumer, PULL, with("subscription", "lost")), 20, 3);
    }

    @Test
    void refusesWithTheCodeOfRocketMq() {
        broker.send("T", 0, "a");
        broker.ask(
                RequestCode.UPDATE_AND_CREATE_TOPIC,
                Map.of("topic", "WriteOnly", "readQueueNums", "1", "writeQueueNums", "1", "perm", "2"));

        assertRefused(pull("Nobody", 0, 0), 17, "Topic Nobody does not exist");
        assertRefused(pull("WriteOnly", 0, 0), 16, "Topic WriteOnly may not be read");
        assertRefused(pull("T", 4, 0), 29, "Queue 4 of topic T: it has queues 0 to 3");
        assertRefused(pull("T", -1, 0), 29, "Queue -1");
        assertRefused(broker.ask(consumer, PULL, with("subscription", "||")), 23, "names no tag");
        assertRefused(broker.ask(consumer, PULL, with("sysFlag", "0")), 24, "No consumer of group G");
        assertRefused(broker.ask(consumer, PULL, with("expressionType", "SQL92")), 1, "does not support SQL92");
    }

    @Test
    void refusesAGroupThatMayNotConsume() {
        broker.send("T", 0, "a");
        broker.ask(
                consumer,
                RequestCode.UPDATE_AND_CREATE_SUBSCRIPTIONGROUP,
                Map.of(),
                "{\"groupName\":\"G\",\"consumeEnable\":false}");

        assertRefused(pull("T", 0, 0), 16, "Group G may not consume");
    }

    @Test
    void refusesAnUnknownGroupWhenGroupsAreNotMadeBySight() {
        BrokerFixture strict = new BrokerFixture(false);

        assertRefused(strict.ask(PULL, pullFields("T", 0, 0)), 26, "Group G does not exist");
    }

    @Test
    void keepsTheOffsetThatAPullCommits() {
        broker.send("T", 0, "a");
        Map<String, String> fields = with("sysFlag", "5");
        fields.put("commitOffset", "1");

        broker.ask(consumer, PULL, fields);

        assertThat(broker.ask(RequestCode.QUERY_CONSUMER_OFFSET, pullFields("T", 0, 0))
                        .extFields())
                .containsEntry("offset", "1");
    }

    @Nested
    class WithTheSubscriptionOfTheHeartbeat {
        @Test
        void takesTheTagsFromTheLatestHeartbeat() {
            broker.send("T", 0, "a", Map.of("TAGS", "paid"));
            broker.send("T", 0, "b", Map.of("TAGS", "sent"));
            beat(heartbeat("c1", "G", "T", "sent"));

            assertThat(bodies(broker.ask(consumer, PULL, with("sysFlag", "0")))).containsExactly("b");

            beat(heartbeat("c1", "G", "T", "paid"));
            assertThat(bodies(broker.ask(consumer, PULL, with("sysFlag", "0")))).containsExactly("a");
        }

        @Test
        void refusesATopicThatTheGroupDoesNotWant() {
            broker.send("T", 0, "a");
            beat(heartbeat("c1", "G", "Other"));

            assertRefused(
                    broker.ask(consumer, PULL, with("sysFlag", "0")), 24, "Group G has not subscribed to topic T");
        }

        @Test
        void refusesWhileTheHeartbeatIsOlderThanThePull() {
            broker.send("T", 0, "a");
            beat(heartbeat("c1", "G", "CLUSTERING", 6, "T"));
            Map<String, String> fields = with("sysFlag", "0");
            fields.put("subVersion", "7");

            assertRefused(broker.ask(consumer, PULL, fields), 25, "Version 7 of the subscription wanted");

            beat(heartbeat("c1", "G", "CLUSTERING", 7, "T"));
            assertThat(broker.ask(consumer, PULL, fields).code()).isZero();
        }

        @Test
        void refusesToBroadcastToAGroupThatMayNot() {
            broker.send("T", 0, "a");
            beat(heartbeat("c1", "G", "BROADCASTING", 1, "T"));
            assertThat(broker.ask(consumer, PULL, with("sysFlag", "0")).code()).isZero();

            broker.ask(
                    consumer,
                    RequestCode.UPDATE_AND_CREATE_SUBSCRIPTIONGROUP,
                    Map.of(),
                    "{\"groupName\":\"G\",\"consumeBroadcastEnable\":false}");

            assertRefused(broker.ask(consumer, PULL, with("sysFlag", "0")), 16, "may not broadcast");
        }

        private void beat(String body) {
            broker.ask(consumer, RequestCode.HEART_BEAT, Map.of(), body);
        }
    }

    @Nested
    class Held {
        @Test
        void isAnsweredWhenAMessageArrives() {
            hold("T", 0, "*");
            assertThat(consumer.sent()).isEmpty();

            broker.send("T", 0, "here it is");

            RemotingCommand answer = consumer.sent().get(0);
            assertThat(answer.code()).isZero();
            assertThat(bodies(answer)).containsExactly("here it is");
            assertThat(broker.core().heldPulls()).isZero();
        }

        @Test
        void waitsForItsOwnQueueAndItsOwnTags() {
            hold("T", 0, "paid");

            broker.send("T", 1, "other queue", Map.of("TAGS", "paid"));
            broker.send("T", 0, "other tag", Map.of("TAGS", "sent"));
            assertThat(consumer.sent()).isEmpty();

            broker.send("T", 0, "wanted", Map.of("TAGS", "paid"));
            assertThat(bodies(consumer.sent().get(0))).containsExactly("wanted");
        }

        @Test
        void isAnsweredWhenItsTimeIsOver() {
            hold("T", 0, "*");
            broker.clock.advance(Duration.ofMillis(14_999));
            broker.core().releaseHeldPulls();
            assertThat(consumer.sent()).isEmpty();

            broker.clock.advance(Duration.ofMillis(1));
            broker.core().releaseHeldPulls();

            assertAnswer(consumer.sent().get(0), 19, 0);
            assertThat(broker.core().heldPulls()).isZero();
        }

        @Test
        void movesOnBehindMessagesThatItDoesNotWant() {
            hold("T", 0, "paid");
            broker.send("T", 0, "other tag", Map.of("TAGS", "sent"));

            broker.core().releaseHeldPulls();

            assertAnswer(consumer.sent().get(0), 20, 1);
        }

        @Test
        void isForgottenWhenItsClientIsGone() {
            hold("T", 0, "*");
            consumer.disconnect();

            broker.core().releaseHeldPulls();

            assertThat(broker.core().heldPulls()).isZero();
            assertThat(consumer.sent()).isEmpty();
        }

        @Test
        void goesToAnotherConsumerOfTheQueueAsWell() {
            TestConnection other = broker.connect();
            hold("T", 0, "*");
            broker.tell(other, PULL, holding("T", 0, "*"));

            broker.send("T", 0, "for both");

            assertThat(bodies(consumer.sent().get(0))).containsExactly("for both");
            assertThat(bodies(other.sent().get(0))).containsExactly("for both");
        }

        @Test
        void neverHappensBehindTheEnd() {
            broker.send("T", 0, "a");
            Map<String, String> fields = holding("T", 0, "*");
            fields.put("queueOffset", "5");

            assertAnswer(broker.ask(consumer, PULL, fields), 21, 1);
        }

        private void hold(String topic, int queueId, String tags) {
            broker.ask(
                    RequestCode.UPDATE_AND_CREATE_TOPIC,
                    Map.of("topic", topic, "readQueueNums", "4", "writeQueueNums", "4", "perm", "6"));
            broker.tell(consumer, PULL, holding(topic, queueId, tags));
        }

        private static Map<String, String> holding(String topic, int queueId, String tags) {
            Map<String, String> fields = pullFields(topic, queueId, 0);
            fields.put("sysFlag", "6");
            fields.put("subscription", tags);
            return fields;
        }
    }

    private RemotingCommand pull(String topic, int queueId, long offset) {
        return broker.ask(consumer, PULL, pullFields(topic, queueId, offset));
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> fields = pullFields("T", 0, 0);
        fields.put(name, value);
        return fields;
    }

    private static void assertAnswer(RemotingCommand answer, int code, long nextOffset) {
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.extFields()).containsEntry("nextBeginOffset", Long.toString(nextOffset));
        assertThat(answer.body()).isEmpty();
    }

    private static void assertRefused(RemotingCommand answer, int code, String remark) {
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.remark()).contains(remark);
    }
}
