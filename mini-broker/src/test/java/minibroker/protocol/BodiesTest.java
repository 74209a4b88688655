package minibroker.protocol;

import minibroker.json.JsonWriter;
import minibroker.message.MessageQueue;
import minibroker.protocol.ConnectionList.Client;
import minibroker.protocol.HeartbeatData.ConsumerData;
import minibroker.protocol.TopicRoute.BrokerAddresses;
import minibroker.protocol.TopicRoute.QueueCounts;
import org.apache.rocketmq.remoting.protocol.RemotingSerializable;
import org.apache.rocketmq.remoting.protocol.body.ConsumerConnection;
import org.apache.rocketmq.remoting.protocol.body.KVTable;
import org.apache.rocketmq.remoting.protocol.body.LockBatchResponseBody;
import org.apache.rocketmq.remoting.protocol.route.TopicRouteData;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** RocketMQ's own classes read what we write: their JSON is not quite JSON. */
class BodiesTest {
    private static final MessageQueue QUEUE = new MessageQueue("T", 3);
    private static final org.apache.rocketmq.common.message.MessageQueue THEIRS =
            new org.apache.rocketmq.common.message.MessageQueue("T", "broker-a", 3);

    @Test
    void routes() {
        TopicRoute route = new TopicRoute(
                List.of(addresses()), List.of(new QueueCounts("broker-a", TopicConfig.readWrite("T", 4))));

        for (boolean quoted : new boolean[] {true, false}) {
            TopicRouteData read = TopicRouteData.decode(route.body(quoted), TopicRouteData.class);

            assertThat(read.getBrokerDatas().get(0).getBrokerAddrs()).isEqualTo(Map.of(0L, "127.0.0.1:10911"));
            assertThat(read.getBrokerDatas().get(0).getCluster()).isEqualTo("DefaultCluster");
            assertThat(read.getQueueDatas().get(0).getReadQueueNums()).isEqualTo(4);
            assertThat(read.getQueueDatas().get(0).getPerm()).isEqualTo(6);
        }
        assertThat(new String(route.body(true), UTF_8)).contains("{\"0\":\"127.0.0.1:10911\"}");
        assertThat(new String(route.body(false), UTF_8)).contains("{0:\"127.0.0.1:10911\"}");
    }

    @Test
    void clusters() {
        var read = read(
                new ClusterInfo(List.of(addresses())).body(),
                org.apache.rocketmq.remoting.protocol.body.ClusterInfo.class);

        assertThat(read.getClusterAddrTable()).isEqualTo(Map.of("DefaultCluster", Set.of("broker-a")));
        assertThat(read.getBrokerAddrTable().get("broker-a").getBrokerAddrs()).containsKey(0L);
    }

    @Test
    void howFullQueuesAre() {
        TopicStatsTable stats = new TopicStatsTable("broker-a", Map.of(QUEUE, new TopicStatsTable.Range(1, 9, 77)));

        var read = read(stats.body(), org.apache.rocketmq.remoting.protocol.admin.TopicStatsTable.class)
                .getOffsetTable()
                .get(THEIRS);
        assertThat(read.getMinOffset()).isEqualTo(1);
        assertThat(read.getMaxOffset()).isEqualTo(9);
        assertThat(read.getLastUpdateTimestamp()).isEqualTo(77);
    }

    @Test
    void howFarAGroupIs() {
        ConsumeStats progress = new ConsumeStats("broker-a", Map.of(QUEUE, new ConsumeStats.Progress(9, 4, 6, 55)));

        var read = read(progress.body(), org.apache.rocketmq.remoting.protocol.admin.ConsumeStats.class)
                .getOffsetTable()
                .get(THEIRS);
        assertThat(read.getBrokerOffset()).isEqualTo(9);
        assertThat(read.getConsumerOffset()).isEqualTo(4);
        assertThat(read.getPullOffset()).isEqualTo(6);
        assertThat(read.getLastTimestamp()).isEqualTo(55);
    }

    @Test
    void offsetsThatAGroupWasSetTo() {
        ResetOffsetBody offsets = new ResetOffsetBody("broker-a", Map.of(QUEUE, 4_711L));

        var read = read(offsets.body(), org.apache.rocketmq.remoting.protocol.body.ResetOffsetBody.class);
        assertThat(read.getOffsetTable()).isEqualTo(Map.of(THEIRS, 4_711L));
    }

    @Test
    void lockedQueues() {
        LockBatchResponseBody read =
                read(new LockResponse("broker-a", List.of(QUEUE)).body(), LockBatchResponseBody.class);

        assertThat(read.getLockOKMQSet()).containsExactly(THEIRS);
    }

    @Test
    void consumersAndWhatTheyWant() {
        SubscriptionData wanted = new SubscriptionData(
                "T", "a || b", "TAG", 17, List.of("a", "b"), List.of("a".hashCode(), "b".hashCode()));
        ConsumerData group =
                new ConsumerData("G", "CONSUME_PASSIVELY", "CLUSTERING", "CONSUME_FROM_FIRST_OFFSET", List.of(wanted));
        Client client = new Client("192.0.2.2@1", "192.0.2.2:4711", "JAVA", 513);

        ConsumerConnection read = read(ConnectionList.consumers(List.of(client), group), ConsumerConnection.class);

        assertThat(read.getConnectionSet()).hasSize(1).allSatisfy(connection -> {
            assertThat(connection.getClientId()).isEqualTo("192.0.2.2@1");
            assertThat(connection.getClientAddr()).isEqualTo("192.0.2.2:4711");
            assertThat(connection.getVersion()).isEqualTo(513);
        });
        assertThat(read.getSubscriptionTable().get("T").getTagsSet()).containsExactlyInAnyOrder("a", "b");
        assertThat(read.getConsumeType().name()).isEqualTo("CONSUME_PASSIVELY");
    }

    @Test
    void topicsAndGroups() {
        var topic = read(new TopicConfig("T", 3, 5, 6).body(), org.apache.rocketmq.common.TopicConfig.class);
        assertThat(topic).isEqualTo(new org.apache.rocketmq.common.TopicConfig("T", 3, 5, 6));

        var group = read(
                new SubscriptionGroupConfig("G", true, false, 2, 7).body(),
                org.apache.rocketmq.remoting.protocol.subscription.SubscriptionGroupConfig.class);
        assertThat(group.getGroupName()).isEqualTo("G");
        assertThat(group.isConsumeBroadcastEnable()).isFalse();
        assertThat(group.getRetryMaxTimes()).isEqualTo(7);
        assertThat(SubscriptionGroupConfig.read(RemotingSerializable.encode(group)))
                .isEqualTo(new SubscriptionGroupConfig("G", true, false, 2, 7));
    }

    @Test
    void textsThatNeedEscapes() {
        KVTable read =
                read(JsonWriter.body(Map.of("table", Map.of("k\"1", "line\nbreak \u0001 \\ é 😀"))), KVTable.class);

        assertThat(read.getTable()).isEqualTo(Map.of("k\"1", "line\nbreak \u0001 \\ é 😀"));
    }

    private static BrokerAddresses addresses() {
        return new BrokerAddresses("DefaultCluster", "broker-a", new TreeMap<>(Map.of(0L, "127.0.0.1:10911")));
    }

    private static <T> T read(byte[] body, Class<T> type) {
        return RemotingSerializable.decode(body, type);
    }
}
