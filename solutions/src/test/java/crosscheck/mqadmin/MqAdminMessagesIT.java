package crosscheck.mqadmin;

import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.producer.SendResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import process.Await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@code mqadmin} prints of messages, and of who sends and receives them. Every test has topics of its own. */
@ExtendWith(SharedMqAdmin.class)
class MqAdminMessagesIT {

    private static final Duration BOUND = Duration.ofSeconds(60);

    private static AdministeredBroker broker;

    @BeforeAll
    static void start(MqAdmin mqadmin) throws Exception {
        broker = AdministeredBroker.start(mqadmin);
    }

    @AfterAll
    static void end() {
        broker.close();
    }

    @Test
    void showsEntriesProgressProducersAndTraffic() throws Exception {
        broker.makeTopic("SeenT");
        broker.send("SeenT", 0, "one", "paid", "");
        broker.send("SeenT", 0, "two", "sent", "");

        assertThat(broker.run("queryCq", "-t", "SeenT", "-q", "0", "-i", "0", "-c", "2", "-b", broker.brokerAddress()))
                .contains("max: 2, min: 0")
                .contains("tagsCode=" + "paid".hashCode(), "tagsCode=" + "sent".hashCode());
        assertThat(broker.run("brokerConsumeStats", "-b", broker.brokerAddress()))
                .contains("Diff Total:");
        assertThat(broker.run("producer", "-b", broker.brokerAddress()))
                .contains("producer group (MqAdminProducers) instance : ");
        assertThat(broker.run("statsAll", "-t", "SeenT").lines())
                .anyMatch(line -> line.matches("SeenT 0 [0-9.]+ 2 NO_CONSUMER"));
        assertThat(broker.run("cleanUnusedTopic", "-b", broker.brokerAddress())).contains("success");
        assertThat(broker.run("getNamesrvConfig"))
                .contains("listenPort = " + broker.nameServerAddress().split(":")[1]);
    }

    @Test
    void findsMessages() throws Exception {
        broker.makeTopic("FindT");
        SendResult first = broker.send("FindT", 0, "found", "paid", "4711 4712");
        SendResult second = broker.send("FindT", 0, "other", "sent", "4712");

        String byId = broker.runAndTidyUp("queryMsgById", "-t", "FindT", "-i", first.getOffsetMsgId());
        assertThat(byId.lines())
                .contains("OffsetID: " + first.getOffsetMsgId(), "Topic: FindT", "Tags: [paid]", "Keys: [4711 4712]")
                .contains("Queue ID: 0", "Queue Offset: 0");
        String byUniqueKey = broker.runAndTidyUp("queryMsgByUniqueKey", "-t", "FindT", "-i", second.getMsgId());
        assertThat(byUniqueKey.lines()).contains("Tags: [sent]", "Queue Offset: 1");
        assertThat(broker.run("queryMsgByKey", "-t", "FindT", "-k", "4712").lines())
                .anyMatch(line -> line.startsWith(first.getMsgId() + " 0 0 "))
                .anyMatch(line -> line.startsWith(second.getMsgId() + " 0 1 "));
        assertThat(broker.run("queryMsgByKey", "-t", "FindT", "-k", "nothing")).contains("CODE: 208");
        assertThat(broker.runAndTidyUp("queryMsgByOffset", "-b", "broker-a", "-t", "FindT", "-i", "0", "-o", "1")
                        .lines())
                .contains("Tags: [sent]", "Queue Offset: 1");
        assertThat(broker.run("printMsg", "-t", "FindT"))
                .contains("minOffset=0, maxOffset=2")
                .contains("BODY: found", "BODY: other");
    }

    /** Once only: the command keeps one producer for the whole JVM, and ends it. */
    @Test
    void sendsAMessage() {
        broker.makeTopic("SendT");

        assertThat(broker.run(
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
        assertThat(broker.run("printMsg", "-t", "SendT")).contains("BODY: hello");
    }

    @Test
    void showsWhoConsumesAndSetsThemBack() throws Exception {
        broker.makeTopic("BusyT");
        SendResult sent = broker.send("BusyT", 0, "one", "", "");
        broker.send("BusyT", 0, "two", "", "");
        AtomicInteger received = new AtomicInteger();
        DefaultMQPushConsumer consumer = broker.consumer("BusyT", "BusyG", received);
        try {
            assertThat(Await.within(BOUND, () -> received.get() >= 2)).isTrue();
            assertThat(Await.within(BOUND, () -> progress(consumer).contains("BusyT broker-a 0 2 2 0")))
                    .as(() -> progress(consumer))
                    .isTrue();
            String clientId = consumer.buildMQClientId();
            assertThat(broker.run("consumerConnection", "-g", "BusyG"))
                    .contains(clientId, "JAVA V5_5_0", "BusyT *", "ConsumeType: CONSUME_PASSIVELY")
                    .contains("MessageModel: CLUSTERING", "ConsumeFromWhere: CONSUME_FROM_FIRST_OFFSET");
            assertThat(broker.run("consumerStatus", "-g", "BusyG")).contains(clientId, "Rebalance OK");
            assertThat(broker.run("consumerProgress").lines())
                    .anyMatch(line -> line.startsWith("BusyG 1 V5_5_0 PUSH CLUSTERING 0 0"));
            assertThat(broker.run("topicList", "-c").lines()).contains("DefaultCluster BusyT BusyG");

            assertThat(broker.run(
                            "queryMsgById", "-t", "BusyT", "-i", sent.getOffsetMsgId(), "-g", "BusyG", "-d", clientId))
                    .contains("consumeResult=CR_SUCCESS");
            assertThat(received).hasValue(3);

            assertThat(broker.run("resetOffsetByTime", "-g", "BusyG", "-t", "BusyT", "-s", "0")
                            .lines())
                    .contains("broker-a 0 0", "broker-a 1 0");
            assertThat(Await.within(BOUND, () -> received.get() >= 5))
                    .as("both messages again, without waiting for a new one")
                    .isTrue();
        } finally {
            consumer.shutdown();
        }
        assertThat(broker.run("resetOffsetByTime", "-g", "BusyG", "-t", "Missing", "-s", "now"))
                .contains("CODE: 17");
        assertThat(broker.run("resetOffsetByTime", "-g", "Missing", "-t", "BusyT", "-s", "now"))
                .contains("CODE: 26");
    }

    /** The consumer would say for the first time after ten seconds how far it is. */
    @SuppressWarnings("deprecation") // the client has no other way
    private static String progress(DefaultMQPushConsumer consumer) {
        consumer.getDefaultMQPushConsumerImpl().persistConsumerOffset();
        return broker.run("consumerProgress", "-g", "BusyG");
    }
}
