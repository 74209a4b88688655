package crosscheck.mqadmin;

import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.producer.SendResult;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import process.Await;
import process.Waits;
import rocketmq.RocketMqProcess;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code mqadmin} prints the same of a mini-broker and of RocketMQ 5.5.0, but for what each run has of its own:
 * addresses, ids, times, places in the log. No test shares these brokers, since some commands show all that they have.
 */
@EnabledIfSystemProperty(
        named = "authoring",
        matches = "true",
        disabledReason = "four JVMs more: only where the checks are proved")
class MqAdminOnBothIT {

    private static final Duration BOUND = Duration.ofSeconds(120);

    @TestFactory
    Stream<DynamicTest> printsTheSame() throws Exception {
        Waits.announce("the same mqadmin commands on both brokers", BOUND);
        Map<String, String> ours;
        Map<String, String> theirs;
        // One for each: some of its commands go on asking the first broker that they were ever sent to.
        try (MqAdmin mqadmin = MqAdmin.start();
                AdministeredBroker broker = AdministeredBroker.start(mqadmin)) {
            ours = printed(broker);
        }
        try (RocketMqProcess rocketMq = RocketMqProcess.start();
                MqAdmin mqadmin = MqAdmin.start();
                AdministeredBroker broker = AdministeredBroker.of(rocketMq, mqadmin)) {
            theirs = printed(broker);
        }
        return theirs.keySet().stream()
                .map(command -> DynamicTest.dynamicTest(
                        command, () -> assertThat(ours.get(command)).isEqualTo(theirs.get(command))));
    }

    /** What each command prints, in the order in which they were given. */
    private static Map<String, String> printed(AdministeredBroker broker) throws Exception {
        String address = broker.brokerAddress();
        Session session = new Session(broker);
        session.run("updateTopic -c DefaultCluster -t BothT -r 2 -w 2");
        session.run("updateTopic -b " + address + " -t BothReadOnlyT -r 1 -w 1 -p 4");
        session.run("updateSubGroup -c DefaultCluster -g BothG -r 5");
        SendResult first = broker.send("BothT", 0, "one", "paid", "4711 4712");
        broker.send("BothT", 0, "two", "sent", "4712");
        SendResult third = broker.send("BothT", 1, "three", "", "last");

        assertThat(Await.within(BOUND, () -> !broker.run("queryMsgByKey", "-t", "BothT", "-k", "last")
                        .contains("CODE: 208")))
                .as("the last message can be found")
                .isTrue();
        session.run("topicRoute -t BothT");
        session.run("topicRoute -t BothReadOnlyT");
        session.run("topicStatus -t BothT");
        session.run("topicClusterList -t BothT");
        session.run("getConsumerConfig -g BothG");
        session.run("consumerConnection -g BothG");
        session.run("consumerProgress -g BothG");
        session.run("queryCq -t BothT -q 0 -i 0 -c 2 -b " + address);
        session.run("queryMsgByKey -t BothT -k 4711");
        session.run("queryMsgByKey -t BothT -k nothing");
        session.run("queryMsgById -t BothT -i", first.getOffsetMsgId());
        session.run("queryMsgByUniqueKey -t BothT -i", third.getMsgId());
        session.run("queryMsgByOffset -b broker-a -t BothT -i 1 -o 0");
        session.run("printMsg -t BothT");
        session.run("producer -b " + address);
        whileAConsumerWorks(broker, session);
        session.run("resetOffsetByTime -g BothG -t BothT -s 0");
        session.run("resetOffsetByTime -g BothG -t BothMissingT -s now");
        session.run("resetOffsetByTime -g BothMissingG -t BothT -s now");
        session.run("consumerProgress -g BothG");
        session.run("deleteSubGroup -c DefaultCluster -g BothG");
        session.run("deleteTopic -c DefaultCluster -t BothT");
        session.run("topicRoute -t BothT");
        session.run("topicStatus -t BothT");
        return session.printed;
    }

    @SuppressWarnings("deprecation") // the client has no other way to say at once how far it is
    private static void whileAConsumerWorks(AdministeredBroker broker, Session session) throws Exception {
        AtomicInteger received = new AtomicInteger();
        DefaultMQPushConsumer consumer = broker.consumer("BothT", "BothG", received);
        try {
            assertThat(Await.within(BOUND, () -> received.get() == 3)).isTrue();
            assertThat(Await.within(BOUND, () -> {
                        consumer.getDefaultMQPushConsumerImpl().persistConsumerOffset();
                        return broker.run("consumerProgress", "-g", "BothG").contains("Diff Total: 0");
                    }))
                    .isTrue();
            session.run("consumerConnection -g BothG");
            session.run("consumerProgress -g BothG");
            session.run("consumerStatus -g BothG");
            session.run("brokerConsumeStats -b " + broker.brokerAddress());
        } finally {
            consumer.shutdown();
        }
    }

    /** Commands one after the other, and what they printed. */
    private static final class Session {
        private final AdministeredBroker broker;
        private final Map<String, String> printed = new LinkedHashMap<>();

        Session(AdministeredBroker broker) {
            this.broker = broker;
        }

        /** @param id if there is one, the last word of the command, which is another one in each run */
        void run(String command, String... id) throws Exception {
            List<String> words = new ArrayList<>(List.of(command.split(" ")));
            words.addAll(List.of(id));
            String name = (printed.size() + 1) + " " + command.replace(broker.brokerAddress(), "BROKER");
            printed.put(name, comparable(broker.runAndTidyUp(words.toArray(String[]::new))));
        }

        /** Of a failure what the client understands: its code. Sentences and stacks are each broker's and JVM's own. */
        private String comparable(String text) {
            String host = broker.brokerAddress().split(":")[0];
            return text.replace(broker.brokerAddress(), "BROKER")
                    .replace(broker.nameServerAddress(), "NAMESERVER")
                    .replace(host, "HOST")
                    .replaceAll("\\b[0-9A-F]{32,}\\b", "ID")
                    .replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d([.,]\\d+)?", "TIME")
                    .replaceAll("\\b\\d{13}\\b", "MILLIS")
                    .replaceAll("HOST[@:][\\w@:.]+", "CLIENT")
                    .replaceAll("(physicOffset=|CommitLog Offset: |commitLogOffset=|@K@\\w+@ID@)\\d+", "$1PLACE")
                    .replaceAll("(CODE: \\d+) +DESC: .*", "$1")
                    .replaceAll("TPS: [\\d.]+", "TPS")
                    .lines()
                    .filter(line -> !line.isBlank() && !line.matches("(at|\\.\\.\\.|See|For more) .*"))
                    .collect(Collectors.joining("\n"));
        }
    }
}
