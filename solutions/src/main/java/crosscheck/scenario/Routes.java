package crosscheck.scenario;

import crosscheck.Scenario;
import crosscheck.Stage;
import org.apache.rocketmq.common.TopicConfig;
import org.apache.rocketmq.remoting.protocol.RemotingCommand;
import org.apache.rocketmq.remoting.protocol.RequestCode;
import org.apache.rocketmq.remoting.protocol.ResponseCode;
import org.apache.rocketmq.remoting.protocol.body.RegisterBrokerBody;
import org.apache.rocketmq.remoting.protocol.body.TopicConfigAndMappingSerializeWrapper;
import org.apache.rocketmq.remoting.protocol.route.BrokerData;
import org.apache.rocketmq.remoting.protocol.route.TopicRouteData;
import process.Await;
import rawclient.Answers;
import rawclient.RawClient;
import rawclient.RequestFields;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the name server knows: topics made by the first send, and brokers that tell of themselves, fall silent, say
 * good-bye.
 */
public final class Routes implements Scenario {
    private static final Duration BOUND = Duration.ofSeconds(20);

    @Override
    public String name() {
        return "routes";
    }

    @Override
    public String lesson() {
        return "04";
    }

    @Override
    public String title() {
        return "routes: an unknown topic, topics made on first use, brokers that register and are forgotten";
    }

    @Override
    public void run(Stage stage) {
        stage.note("template: its route", SendResults.described(stage.route("TBW102")));
        firstUse(stage, "four", "TBW102", "4");
        firstUse(stage, "many", "TBW102", "100");
        firstUse(stage, "negative", "TBW102", "-3");
        firstUse(stage, "no-template", "SELF_TEST_TOPIC", "4");
        firstUse(stage, "no-model", stage.topic("nobody"), "4");
        notTwice(stage);
        brokers(stage);
    }

    /** Sends to a queue that no topic has: brokers make the topic before they look at the queue. */
    private static void firstUse(Stage stage, String label, String model, String queues) {
        String topic = stage.topic(label);
        stage.note(label + ": route before", Answers.code(stage.askForRoute(topic)));
        stage.note(label + ": answer to the send", Answers.code(send(stage, topic, model, queues)));
        stage.note(label + ": route after", routed(stage, topic));
    }

    private static void notTwice(Stage stage) {
        String topic = stage.topic("four");
        stage.note("a second producer asks for 7 queues", Answers.code(send(stage, topic, "TBW102", "7")));
        stage.note("route after that", routed(stage, topic));
    }

    private static RemotingCommand send(Stage stage, String topic, String model, String queues) {
        Map<String, String> send =
                RequestFields.ofSend(stage.group("maker"), topic, "c", model, "d", queues, "e", "999");
        return stage.raw().call(stage.broker(), RequestCode.SEND_MESSAGE_V2, send, new byte[] {1});
    }

    /** Brokers that are not there: over a connection of their own they tell of themselves, as any broker does. */
    private static void brokers(Stage stage) {
        try (RawClient line = new RawClient()) {
            String topic = stage.topic("pretended");
            stage.note("north registers", Answers.code(register(stage, line, "north", "0", 60_000, topic)));
            stage.note("topic of north", routed(stage, topic));
            register(stage, line, "south", "0", 60_000, topic);
            register(stage, line, "south", "1", 60_000, topic);
            stage.note("north, south and a copy of south", routed(stage, topic));
            String later = stage.topic("later");
            register(stage, line, "north", "0", 60_000, later);
            stage.note("north tells of another topic: that one", routed(stage, later));
            stage.note("north tells of another topic: the first one", routed(stage, topic));
            goodBye(stage, line, "south", "0", topic);
            stage.note("the master of south says good-bye", routed(stage, topic));
            goodBye(stage, line, "south", "1", topic);
            stage.note("the copy of south says good-bye", routed(stage, topic));
            register(stage, line, "north", "0", 1_000, topic);
            Await.within(BOUND, () -> stage.askForRoute(topic).getCode() != ResponseCode.SUCCESS);
            stage.note("north is silent for longer than it promised", Answers.code(stage.askForRoute(topic)));
        }
    }

    /** RocketMQ does not believe a broker that it has never heard of when that tells of a single topic. */
    private static RemotingCommand register(
            Stage stage, RawClient line, String broker, String id, long patience, String topic) {
        TopicConfigAndMappingSerializeWrapper topics = new TopicConfigAndMappingSerializeWrapper();
        for (String name : List.of(topic, stage.topic("another"))) {
            topics.getTopicConfigTable().put(name, new TopicConfig(name, 3, 5, 6));
        }
        topics.getDataVersion().nextVersion();
        RegisterBrokerBody body = new RegisterBrokerBody();
        body.setTopicConfigSerializeWrapper(topics);
        Map<String, String> fields = identity(stage, broker, id);
        fields.putAll(Map.of("haServerAddr", "127.0.0.1:1", "heartbeatTimeoutMillis", Long.toString(patience)));
        fields.put("compressed", "false");
        return line.call(stage.nameServer(), RequestCode.REGISTER_BROKER, fields, body.encode());
    }

    /** RocketMQ answers first and forgets a moment later. */
    private static void goodBye(Stage stage, RawClient line, String broker, String id, String topic) {
        Map<String, String> fields = identity(stage, broker, id);
        line.call(stage.nameServer(), RequestCode.UNREGISTER_BROKER, fields);
        Await.within(BOUND, () -> !routed(stage, topic).contains(fields.get("brokerAddr")));
    }

    private static Map<String, String> identity(Stage stage, String broker, String id) {
        String port = Integer.toString(broker.equals("north") ? 1 : 2 + Integer.parseInt(id));
        return new HashMap<>(Map.of(
                "brokerName",
                stage.topic(broker),
                "brokerAddr",
                "127.0.0.1:" + port,
                "clusterName",
                stage.topic("pretenders"),
                "brokerId",
                id));
    }

    private static String routed(Stage stage, String topic) {
        RemotingCommand answer = stage.askForRoute(topic);
        if (answer.getCode() != ResponseCode.SUCCESS) {
            return Answers.code(answer);
        }
        TopicRouteData route = TopicRouteData.decode(answer.getBody(), TopicRouteData.class);
        String queues = route.getQueueDatas().stream()
                .map(data -> "%s read, %s write, permission %s"
                        .formatted(data.getReadQueueNums(), data.getWriteQueueNums(), data.getPerm()))
                .collect(Collectors.joining("; "));
        String brokers = route.getBrokerDatas().stream()
                .filter(broker -> !broker.getBrokerName().equals("broker-a"))
                .sorted(Comparator.comparing(BrokerData::getBrokerName))
                .map(broker -> broker.getBrokerName() + " " + new TreeMap<>(broker.getBrokerAddrs()))
                .collect(Collectors.joining("; "));
        return queues + (brokers.isEmpty() ? "" : "; " + brokers);
    }
}
