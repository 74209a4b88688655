package minibroker.broker;

import minibroker.protocol.RequestCode;
import minibroker.remoting.RemotingCommand;
import org.apache.rocketmq.common.stats.Stats;
import org.apache.rocketmq.remoting.protocol.RemotingSerializable;
import org.apache.rocketmq.remoting.protocol.body.BrokerStatsData;
import org.apache.rocketmq.remoting.protocol.body.ConsumeStatsList;
import org.apache.rocketmq.remoting.protocol.body.ProducerTableInfo;
import org.apache.rocketmq.remoting.protocol.body.QueryConsumeQueueResponseBody;
import org.apache.rocketmq.remoting.protocol.body.SubscriptionGroupWrapper;
import org.apache.rocketmq.remoting.protocol.body.TopicConfigSerializeWrapper;
import org.apache.rocketmq.remoting.protocol.body.TopicList;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;

import static minibroker.broker.BrokerFixture.heartbeat;
import static minibroker.broker.BrokerFixture.pullFields;
import static org.assertj.core.api.Assertions.assertThat;

/** Administrators see everything of a kind; RocketMQ's own classes read the answers. */
class OverviewProcessorTest {
    private final BrokerFixture broker = new BrokerFixture();

    @Test
    void allTopicsWithWhatIsSaidOfThem() {
        broker.ask(
                RequestCode.UPDATE_AND_CREATE_TOPIC,
                Map.of(
                        "topic",
                        "T",
                        "readQueueNums",
                        "3",
                        "writeQueueNums",
                        "5",
                        "perm",
                        "6",
                        "order",
                        "true",
                        "attributes",
                        "+message.type=FIFO"));

        var topics = ask(RequestCode.GET_ALL_TOPIC_CONFIG, Map.of(), TopicConfigSerializeWrapper.class)
                .getTopicConfigTable();

        assertThat(topics).containsKeys("T", "TBW102");
        assertThat(topics.get("T").getWriteQueueNums()).isEqualTo(5);
        assertThat(topics.get("T").isOrder()).isTrue();
        assertThat(topics.get("T").getAttributes()).isEqualTo(Map.of("message.type", "FIFO"));
        assertThat(ask(RequestCode.GET_SYSTEM_TOPIC_LIST_FROM_BROKER, Map.of(), TopicList.class)
                        .getTopicList())
                .contains("TBW102")
                .doesNotContain("T");
    }

    @Test
    void allGroups() {
        broker.ask(
                broker.connect(),
                RequestCode.UPDATE_AND_CREATE_SUBSCRIPTIONGROUP,
                Map.of(),
                "{\"groupName\":\"G\",\"retryMaxTimes\":5}");

        var groups = ask(RequestCode.GET_ALL_SUBSCRIPTIONGROUP_CONFIG, Map.of(), SubscriptionGroupWrapper.class)
                .getSubscriptionGroupTable();

        assertThat(groups.get("G").getRetryMaxTimes()).isEqualTo(5);
    }

    @Test
    void allProducers() {
        beat();

        var producers = ask(RequestCode.GET_ALL_PRODUCER_INFO, Map.of(), ProducerTableInfo.class)
                .getData();

        var producer = producers.get("CLIENT_INNER_PRODUCER").get(0);
        assertThat(producer.getClientId()).isEqualTo("c1");
        assertThat(producer.getLastUpdateTimestamp()).isEqualTo(broker.clock.millis());
    }

    @Test
    void howFarEveryGroupIs() {
        broker.send("T", 0, "a");
        broker.send("T", 0, "b");
        beat();
        Map<String, String> fields = pullFields("T", 0, 0);
        fields.put("commitOffset", "1");
        broker.ask(RequestCode.UPDATE_CONSUMER_OFFSET, fields);

        var stats = ask(RequestCode.GET_BROKER_CONSUME_STATS, Map.of("isOrder", "false"), ConsumeStatsList.class);

        assertThat(stats.getTotalDiff()).isEqualTo(1);
        assertThat(stats.getConsumeStatsList().get(0).get("G").get(0).getOffsetTable())
                .isNotEmpty();
        assertThat(ask(RequestCode.GET_BROKER_CONSUME_STATS, Map.of("isOrder", "true"), ConsumeStatsList.class)
                        .getTotalDiff())
                .as("T is not ordered")
                .isZero();
    }

    @Test
    void theEntriesOfAQueue() {
        broker.send("T", 0, "a", Map.of("TAGS", "paid"));
        broker.send("T", 0, "b", Map.of("TAGS", "sent"));
        broker.send("T", 0, "c");
        Map<String, String> fields = Map.of("topic", "T", "queueId", "0", "index", "1", "count", "1");

        var queue = ask(RequestCode.QUERY_CONSUME_QUEUE, fields, QueryConsumeQueueResponseBody.class);

        assertThat(queue.getMaxQueueIndex()).isEqualTo(3);
        assertThat(queue.getQueueData()).hasSize(1);
        assertThat(queue.getQueueData().get(0).getTagsCode()).isEqualTo("sent".hashCode());
        assertThat(queue.getQueueData().get(0).getPhysicSize()).isGreaterThan(90);
        RemotingCommand missing = broker.ask(
                RequestCode.QUERY_CONSUME_QUEUE, Map.of("topic", "Nobody", "queueId", "0", "index", "0", "count", "1"));
        assertThat(missing.code()).isEqualTo(1);
        assertThat(missing.remark()).isEqualTo("0@Nobody is not exist!");
    }

    @Test
    void whatWentInAndOutLately() {
        for (int i = 0; i < 30; i++) {
            broker.send("T", 0, "a");
            broker.ask(RequestCode.PULL_MESSAGE, pullFields("T", 0, i));
            broker.clock.advance(Duration.ofSeconds(1));
        }

        assertThat(stats(Stats.TOPIC_PUT_NUMS, "T").getStatsMinute().getSum()).isEqualTo(30);
        assertThat(stats(Stats.TOPIC_PUT_NUMS, "T").getStatsMinute().getTps()).isEqualTo(1);
        assertThat(stats(Stats.GROUP_GET_NUMS, "T@G").getStatsDay().getSum()).isEqualTo(30);

        broker.clock.advance(Duration.ofMinutes(2));
        assertThat(stats(Stats.TOPIC_PUT_NUMS, "T").getStatsMinute().getSum()).isZero();
        assertThat(stats(Stats.TOPIC_PUT_NUMS, "T").getStatsHour().getSum()).isEqualTo(30);

        broker.clock.advance(Duration.ofDays(2));
        assertThat(stats(Stats.TOPIC_PUT_NUMS, "T").getStatsDay().getSum()).isZero();
        RemotingCommand unknown = broker.ask(
                RequestCode.VIEW_BROKER_STATS_DATA, Map.of("statsName", "TOPIC_PUT_NUMS", "statsKey", "Nobody"));
        assertThat(unknown.remark()).isEqualTo("The stats <TOPIC_PUT_NUMS> <Nobody> not exist");
    }

    private BrokerStatsData stats(String name, String key) {
        return ask(
                RequestCode.VIEW_BROKER_STATS_DATA, Map.of("statsName", name, "statsKey", key), BrokerStatsData.class);
    }

    private void beat() {
        broker.ask(broker.connect(), RequestCode.HEART_BEAT, Map.of(), heartbeat("c1", "G", "T"));
    }

    private <T> T ask(int code, Map<String, String> fields, Class<T> type) {
        RemotingCommand answer = broker.ask(code, fields);
        assertThat(answer.code()).as(answer.remark()).isZero();
        return RemotingSerializable.decode(answer.body(), type);
    }
}
