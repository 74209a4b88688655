package crosscheck.scenario;

import crosscheck.Stage;
import org.apache.rocketmq.remoting.protocol.RemotingCommand;
import org.apache.rocketmq.remoting.protocol.RemotingSerializable;
import org.apache.rocketmq.remoting.protocol.RequestCode;
import org.apache.rocketmq.remoting.protocol.subscription.SubscriptionGroupConfig;
import rawclient.Answers;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Groups made, described and deleted, of which no consumer is there. */
final class AdminGroups {

    private final Stage stage;
    private final String broker;
    private final String group;

    AdminGroups(Stage stage) {
        this.stage = stage;
        this.broker = stage.broker();
        this.group = stage.group("admin-group");
    }

    void run() {
        stage.note("group: made", make(group, 5));
        stage.note("group: its settings", settings());
        stage.note("group: changed", make(group, 7));
        stage.note("group: its settings after that", settings());
        Map<String, String> who = Map.of("consumerGroup", group);
        stage.note("group: connections", Answers.code(ask(RequestCode.GET_CONSUMER_CONNECTION_LIST, who)));
        stage.note("group: progress", body(ask(RequestCode.GET_CONSUME_STATS, who)));
        Map<String, String> client = Map.of("consumerGroup", group, "clientId", "nobody", "jstackEnable", "false");
        stage.note("group: what a client does", Answers.code(ask(RequestCode.GET_CONSUMER_RUNNING_INFO, client)));
        Map<String, String> producers = Map.of("producerGroup", stage.group("admin-nobody"));
        stage.note("producers: connections", Answers.code(ask(RequestCode.GET_PRODUCER_CONNECTION_LIST, producers)));
        stage.note("group without a name", make("", 5));
        stage.note("group with a blank in its name", make("bad name", 5));
        stage.note("group of 120 letters", make("x".repeat(120), 5));
        stage.note("group of 121 letters", make("x".repeat(121), 5));
        stage.note(
                "group without a body",
                Answers.code(stage.raw()
                        .call(
                                broker,
                                RequestCode.UPDATE_AND_CREATE_SUBSCRIPTIONGROUP,
                                Map.of(),
                                "nonsense".getBytes(StandardCharsets.UTF_8))));
        Map<String, String> which = Map.of("groupName", group, "cleanOffset", "true");
        stage.note("group: deleted", Answers.code(ask(RequestCode.DELETE_SUBSCRIPTIONGROUP, which)));
        stage.note("group: deleted again", Answers.code(ask(RequestCode.DELETE_SUBSCRIPTIONGROUP, which)));
    }

    private String make(String name, int tries) {
        SubscriptionGroupConfig config = new SubscriptionGroupConfig();
        config.setGroupName(name);
        config.setRetryMaxTimes(tries);
        return Answers.code(stage.raw()
                .call(
                        broker,
                        RequestCode.UPDATE_AND_CREATE_SUBSCRIPTIONGROUP,
                        Map.of(),
                        RemotingSerializable.encode(config)));
    }

    private String settings() {
        RemotingCommand answer = ask(RequestCode.GET_SUBSCRIPTIONGROUP_CONFIG, Map.of("group", group));
        SubscriptionGroupConfig config = RemotingSerializable.decode(answer.getBody(), SubscriptionGroupConfig.class);
        return "%s, consumes %s, broadcasts %s, %s retry queue, %s tries"
                .formatted(
                        config.getGroupName(),
                        config.isConsumeEnable(),
                        config.isConsumeBroadcastEnable(),
                        config.getRetryQueueNums(),
                        config.getRetryMaxTimes());
    }

    private RemotingCommand ask(int code, Map<String, String> fields) {
        return stage.raw().call(broker, code, fields);
    }

    private static String body(RemotingCommand answer) {
        boolean empty = new String(answer.getBody(), StandardCharsets.UTF_8).contains("\"offsetTable\":{}");
        return Answers.code(answer) + (empty ? ", no queues" : ", some queues");
    }
}
