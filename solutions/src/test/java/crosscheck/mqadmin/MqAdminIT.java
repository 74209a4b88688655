package crosscheck.mqadmin;

import minibroker.MiniBroker;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import process.Await;
import process.Waits;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Apache's unmodified {@code mqadmin} and the mini-broker: what each command prints. Every test has topics of its own.
 */
class MqAdminIT {

    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final Pattern BODY_FILE = Pattern.compile("Message Body Path: (\\S+)");

    private static MiniBroker broker;
    private static MqAdmin mqadmin;
    private static Path home;
    private static DefaultMQProducer producer;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        Waits.announce("mqadmin to start", Duration.ofSeconds(120));
        broker = MiniBroker.builder().store(folder.resolve("store")).start();
        home = Files.createDirectory(folder.resolve("home"));
        mqadmin = MqAdmin.start(home);
        producer = new DefaultMQProducer("MqAdminProducers");
        producer.setNamesrvAddr(broker.nameServerAddress());
        producer.setInstanceName("mqadmin-producer");
        producer.setSendMsgTimeout(20_000);
        producer.start();
    }

    @AfterAll
    static void end() {
        producer.shutdown();
        mqadmin.close();
        broker.close();
    }

    @Test
    void makesListsDescribesAndDeletesTopics() throws Exception {
        assertThat(run("updateTopic", "-c", "DefaultCluster", "-t", "TopicT", "-r", "2", "-w", "2"))
                .contains("create topic to " + broker.brokerAddress() + " success.")
                .contains("topicName=TopicT, readQueueNums=2, writeQueueNums=2, perm=RW-");
        assertThat(run("updateTopic", "-b", broker.brokerAddress(), "-t", "TopicOther"))
                .contains("success.");
        send("TopicT", 1, "a", "", "");

        assertThat(run("topicList").lines()).contains("TopicT", "TopicOther", "TBW102", "SELF_TEST_TOPIC");
        assertThat(run("topicRoute", "-t", "TopicT"))
                .contains("0:\"" + broker.brokerAddress() + "\"", "\"readQueueNums\":2", "\"perm\":6");
        assertThat(run("topicStatus", "-t", "TopicT").lines())
                .contains("broker-a 0 0 0")
                .anyMatch(line -> line.startsWith("broker-a 1 0 1 20"));

        assertThat(run("deleteTopic", "-c", "DefaultCluster", "-t", "TopicT"))
                .contains("delete topic [TopicT] from cluster [DefaultCluster] success.")
                .contains("delete topic [TopicT] from NameServer success.");
        assertThat(run("topicRoute", "-t", "TopicT")).contains("CODE: 17");
        assertThat(run("topicStatus", "-t", "TopicT")).contains("CODE: 17");
    }

    @Test
    void describesClusterAndBroker() throws Exception {
        send("ClusterT", 0, "a", "", "");

        assertThat(run("clusterList").lines())
                .anyMatch(line -> line.startsWith("DefaultCluster broker-a 0 " + broker.brokerAddress() + " V5_5_0")
                        && line.endsWith("true"));
        assertThat(run("clusterList", "-m").lines()).anyMatch(line -> line.startsWith("DefaultCluster broker-a"));
        String status = run("brokerStatus", "-b", broker.brokerAddress());
        assertThat(status.lines())
                .contains("brokerActive : true", "brokerVersionDesc : V5_5_0", "commitLogMinOffset : 0")
                .anyMatch(line -> line.matches("putMessageTimesTotal : [1-9]\\d*"))
                .anyMatch(line -> line.matches("commitLogMaxOffset : [1-9]\\d*"))
                .anyMatch(line -> line.matches("commitLogDiskRatio : 0\\.\\d+"))
                .anyMatch(line -> line.matches("earliestMessageTimeStamp : \\d{13}"));
        assertThat(run("brokerStatus", "-c", "DefaultCluster"))
                .contains(broker.brokerAddress() + " brokerVersionDesc : V5_5_0");
        assertThat(run("getBrokerConfig", "-b", broker.brokerAddress()))
                .contains("brokerName = broker-a", "autoCreateTopicEnable = true");
    }

    @Test
    void saysHowLongRequestsWait() {
        assertThat(run("clusterList").lines())
                .anyMatch(line -> line.matches("DefaultCluster broker-a .*\\(0,\\d+ms\\).*\\(0,\\d+ms\\|N,Nms\\).*"))
                .noneMatch(line -> line.contains("null"));
    }

    @Test
    void keepsWhatIsSaidOfTopicsAndGroups() throws Exception {
        assertThat(run(
                        "updateTopic",
                        "-b",
                        broker.brokerAddress(),
                        "-t",
                        "MarkedT",
                        "-a",
                        "+message.type=FIFO",
                        "-o",
                        "true"))
                .contains("success.");
        assertThat(run("updateTopic", "-b", broker.brokerAddress(), "-t", "MarkedT", "-a", "+colour=red"))
                .contains("unsupported key: colour");
        run("updateSubGroup", "-c", "DefaultCluster", "-g", "MarkedG", "-r", "5", "-m", "true");

        assertThat(run("getConsumerConfig", "-g", "MarkedG").lines())
                .contains("=============================DefaultCluster:broker-a=============================")
                .contains("retryMaxTimes = 5", "consumeFromMinEnable = true", "brokerId = 0");
        Path exported = folderForExports();
        assertThat(run("exportMetadata", "-c", "DefaultCluster", "-f", exported.toString()))
                .contains("success");
        assertThat(Files.readString(exported.resolve("metadata.json")).replaceAll("\\s", ""))
                .contains("\"attributes\":{\"message.type\":\"FIFO\"}", "\"MarkedG\":{")
                .contains("\"order\":true")
                .doesNotContain("\"TBW102\":{");
    }

    private static Path folderForExports() throws IOException {
        return Files.createDirectory(home.resolve("exports"));
    }

    @Test
    void keepsProducersAwayAndLetsThemComeBack() {
        makeTopic("WipedT");

        assertThat(run("wipeWritePerm", "-b", "broker-a", "-n", broker.nameServerAddress()))
                .containsPattern("wipe write perm of broker\\[broker-a\\] in name server\\[.*\\] OK, \\d+");
        assertThat(run("topicRoute", "-t", "WipedT")).contains("\"perm\":4");
        assertThat(run("addWritePerm", "-b", "broker-a", "-n", broker.nameServerAddress()))
                .containsPattern("add write perm of broker\\[broker-a\\] in name server\\[.*\\] OK, \\d+");
        assertThat(run("topicRoute", "-t", "WipedT")).contains("\"perm\":6");
    }

    @Test
    void showsEntriesProgressProducersAndTraffic() throws Exception {
        makeTopic("SeenT");
        send("SeenT", 0, "one", "paid", "");
        send("SeenT", 0, "two", "sent", "");

        assertThat(run("queryCq", "-t", "SeenT", "-q", "0", "-i", "0", "-c", "2", "-b", broker.brokerAddress()))
                .contains("max: 2, min: 0")
                .contains("tagsCode=" + "paid".hashCode(), "tagsCode=" + "sent".hashCode());
        assertThat(run("brokerConsumeStats", "-b", broker.brokerAddress())).contains("Diff Total:");
        assertThat(run("producer", "-b", broker.brokerAddress()))
                .contains("producer group (MqAdminProducers) instance : ");
        assertThat(run("statsAll", "-t", "SeenT").lines())
                .anyMatch(line -> line.matches("SeenT 0 [0-9.]+ 2 NO_CONSUMER"));
        assertThat(run("cleanUnusedTopic", "-b", broker.brokerAddress())).contains("success");
        assertThat(run("getNamesrvConfig"))
                .contains("listenPort = " + broker.nameServerAddress().split(":")[1]);
    }

    @Test
    void saysWhyACommandIsRefused() {
        assertThat(run("listUser", "-b", broker.brokerAddress())).contains("no users and no access rules");
        assertThat(run("cleanExpiredCQ", "-b", broker.brokerAddress())).contains("deleted by the broker itself");
    }

    @Test
    void findsMessages() throws Exception {
        makeTopic("FindT");
        SendResult first = send("FindT", 0, "found", "paid", "4711 4712");
        SendResult second = send("FindT", 0, "other", "sent", "4712");

        String byId = runAndTidyUp("queryMsgById", "-t", "FindT", "-i", first.getOffsetMsgId());
        assertThat(byId.lines())
                .contains("OffsetID: " + first.getOffsetMsgId(), "Topic: FindT", "Tags: [paid]", "Keys: [4711 4712]")
                .contains("Queue ID: 0", "Queue Offset: 0");
        String byUniqueKey = runAndTidyUp("queryMsgByUniqueKey", "-t", "FindT", "-i", second.getMsgId());
        assertThat(byUniqueKey.lines()).contains("Tags: [sent]", "Queue Offset: 1");
        assertThat(run("queryMsgByKey", "-t", "FindT", "-k", "4712").lines())
                .anyMatch(line -> line.startsWith(first.getMsgId() + " 0 0 "))
                .anyMatch(line -> line.startsWith(second.getMsgId() + " 0 1 "));
        assertThat(run("queryMsgByKey", "-t", "FindT", "-k", "nothing")).contains("CODE: 208");
        assertThat(runAndTidyUp("queryMsgByOffset", "-b", "broker-a", "-t", "FindT", "-i", "0", "-o", "1")
                        .lines())
                .contains("Tags: [sent]", "Queue Offset: 1");
        assertThat(run("printMsg", "-t", "FindT"))
                .contains("minOffset=0, maxOffset=2")
                .contains("BODY: found", "BODY: other");
    }

    /** Once only: the command keeps one producer for the whole JVM, and ends it. */
    @Test
    void sendsAMessage() {
        makeTopic("SendT");

        assertThat(run(
                        "sendMessage",
                        "-t",
                        "SendT",
                        "-p",
                        "hello",
                        "-k",
                        "key",
                        "-c",
                        "tag",
                        "-b",
                        "broker-a",
                        "-i",
                        "1"))
                .contains("broker-a 1 SEND_OK");
        assertThat(run("printMsg", "-t", "SendT")).contains("BODY: hello");
    }

    @Test
    void makesGroupsAndFindsThemEmpty() {
        assertThat(run("updateSubGroup", "-c", "DefaultCluster", "-g", "EmptyG", "-r", "5"))
                .contains("create subscription group to " + broker.brokerAddress() + " success.")
                .contains("retryMaxTimes=5");
        makeTopic("%RETRY%EmptyG");

        assertThat(run("consumerConnection", "-g", "EmptyG")).contains("CODE: 206");
        assertThat(run("consumerProgress").lines()).anyMatch(line -> line.startsWith("EmptyG 0 OFFLINE"));
        assertThat(run("deleteSubGroup", "-c", "DefaultCluster", "-g", "EmptyG"))
                .contains("success");
    }

    @Test
    void showsWhoConsumesAndSetsThemBack() throws Exception {
        makeTopic("BusyT");
        SendResult sent = send("BusyT", 0, "one", "", "");
        send("BusyT", 0, "two", "", "");
        AtomicInteger received = new AtomicInteger();
        DefaultMQPushConsumer consumer = consumer("BusyT", "BusyG", received);
        try {
            assertThat(Await.within(BOUND, () -> received.get() >= 2)).isTrue();
            assertThat(Await.within(BOUND, () -> progress(consumer).contains("BusyT broker-a 0 2 2 0")))
                    .as(() -> progress(consumer))
                    .isTrue();
            String clientId = consumer.buildMQClientId();
            assertThat(run("consumerConnection", "-g", "BusyG"))
                    .contains(clientId, "JAVA V5_5_0", "BusyT *", "ConsumeType: CONSUME_PASSIVELY")
                    .contains("MessageModel: CLUSTERING", "ConsumeFromWhere: CONSUME_FROM_FIRST_OFFSET");
            assertThat(run("consumerStatus", "-g", "BusyG")).contains(clientId, "Rebalance OK");
            assertThat(run("consumerProgress").lines())
                    .anyMatch(line -> line.startsWith("BusyG 1 V5_5_0 PUSH CLUSTERING 0 0"));
            assertThat(run("topicList", "-c").lines()).contains("DefaultCluster BusyT BusyG");

            assertThat(run("queryMsgById", "-t", "BusyT", "-i", sent.getOffsetMsgId(), "-g", "BusyG", "-d", clientId))
                    .contains("consumeResult=CR_SUCCESS");
            assertThat(received).hasValue(3);

            assertThat(run("resetOffsetByTime", "-g", "BusyG", "-t", "BusyT", "-s", "0")
                            .lines())
                    .contains("broker-a 0 0", "broker-a 1 0");
            assertThat(Await.within(BOUND, () -> received.get() >= 5))
                    .as("both messages again, without waiting for a new one")
                    .isTrue();
        } finally {
            consumer.shutdown();
        }
        assertThat(run("resetOffsetByTime", "-g", "BusyG", "-t", "Missing", "-s", "now"))
                .contains("CODE: 17");
        assertThat(run("resetOffsetByTime", "-g", "Missing", "-t", "BusyT", "-s", "now"))
                .contains("CODE: 26");
    }

    private static DefaultMQPushConsumer consumer(String topic, String group, AtomicInteger received) throws Exception {
        DefaultMQPushConsumer consumer = new DefaultMQPushConsumer(group);
        consumer.setNamesrvAddr(broker.nameServerAddress());
        consumer.setInstanceName("mqadmin-consumer");
        consumer.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
        consumer.subscribe(topic, "*");
        consumer.registerMessageListener((MessageListenerConcurrently) (messages, context) -> {
            received.addAndGet(messages.size());
            return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
        });
        consumer.start();
        return consumer;
    }

    /** The consumer would say for the first time after ten seconds how far it is. */
    @SuppressWarnings("deprecation") // the client has no other way
    private static String progress(DefaultMQPushConsumer consumer) {
        consumer.getDefaultMQPushConsumerImpl().persistConsumerOffset();
        return run("consumerProgress", "-g", "BusyG");
    }

    private static void makeTopic(String topic) {
        assertThat(run("updateTopic", "-c", "DefaultCluster", "-t", topic, "-r", "2", "-w", "2"))
                .contains("success.");
    }

    private static SendResult send(String topic, int queue, String body, String tag, String keys) throws Exception {
        Message message = new Message(topic, tag, keys, body.getBytes(StandardCharsets.UTF_8));
        return producer.send(message, new MessageQueue(topic, "broker-a", queue));
    }

    private static String run(String... command) {
        return mqadmin.run(broker.nameServerAddress(), command);
    }

    /** These commands put the body into a file whose place nobody can choose. */
    private static String runAndTidyUp(String... command) throws IOException {
        String printed = run(command);
        for (String file : BODY_FILE
                .matcher(printed)
                .results()
                .map(found -> found.group(1))
                .toList()) {
            Files.deleteIfExists(Path.of(file));
        }
        return printed;
    }
}
