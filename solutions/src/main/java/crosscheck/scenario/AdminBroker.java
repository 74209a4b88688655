package crosscheck.scenario;

import crosscheck.Stage;
import org.apache.rocketmq.remoting.protocol.RemotingCommand;
import org.apache.rocketmq.remoting.protocol.RequestCode;
import org.apache.rocketmq.remoting.protocol.body.ClusterInfo;
import org.apache.rocketmq.remoting.protocol.body.KVTable;
import rawclient.Answers;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What the broker and its name server say of themselves. */
final class AdminBroker {

    /** Rows that people and their scripts look for, and that both brokers have whatever their store is. */
    private static final String[] ROWS = {
        "bootTimestamp",
        "brokerActive",
        "brokerVersionDesc",
        "commitLogMaxOffset",
        "commitLogMinOffset",
        "dispatchBehindBytes",
        "getFoundTps",
        "getMissTps",
        "getTransferredTps",
        "msgGetTotalTodayNow",
        "msgPutTotalTodayMorning",
        "msgPutTotalTodayNow",
        "putMessageTimesTotal",
        "putTps",
        "runtime",
        "sendThreadPoolQueueSize"
    };

    private final Stage stage;
    private final String broker;

    AdminBroker(Stage stage) {
        this.stage = stage;
        this.broker = stage.broker();
    }

    void run() {
        cluster();
        runtime();
        settings();
        keyValues();
    }

    private void cluster() {
        RemotingCommand answer = stage.raw().call(stage.nameServer(), RequestCode.GET_BROKER_CLUSTER_INFO, Map.of());
        ClusterInfo cluster = ClusterInfo.decode(answer.getBody(), ClusterInfo.class);
        // A program of lesson 04 may have told this name server of another broker in the meantime.
        stage.note(
                "cluster: brokers of the cluster",
                cluster.getClusterAddrTable().get("DefaultCluster").stream()
                        .filter(name -> cluster.getBrokerAddrTable()
                                .get(name)
                                .getBrokerAddrs()
                                .containsValue(broker))
                        .toList());
        stage.note(
                "cluster: addresses of the broker",
                cluster.getBrokerAddrTable().get("broker-a").getBrokerAddrs());
    }

    private void runtime() {
        RemotingCommand answer = stage.raw().call(broker, RequestCode.GET_BROKER_RUNTIME_INFO, Map.of());
        Map<String, String> table =
                KVTable.decode(answer.getBody(), KVTable.class).getTable();
        for (String row : ROWS) {
            stage.note("broker: has a row " + row, table.containsKey(row));
        }
        stage.note("broker: version", table.get("brokerVersionDesc"));
        stage.note("broker: is active", table.get("brokerActive"));
        stage.note("broker: has put something", Long.parseLong(table.get("putMessageTimesTotal")) > 0);
    }

    private void settings() {
        RemotingCommand answer = stage.raw().call(broker, RequestCode.GET_BROKER_CONFIG, Map.of());
        String text = new String(answer.getBody(), StandardCharsets.UTF_8);
        stage.note("settings: answer", Answers.code(answer) + ", " + Answers.fieldNames(answer));
        for (String setting :
                new String[] {"autoCreateTopicEnable=true", "brokerName=broker-a", "brokerClusterName=DefaultCluster"
                }) {
            stage.note("settings: " + setting, text.contains(setting));
        }
        stage.note(
                "settings: one that does not exist, changed",
                Answers.code(stage.raw()
                        .call(
                                broker,
                                RequestCode.UPDATE_BROKER_CONFIG,
                                Map.of(),
                                "noSuchSetting=1".getBytes(StandardCharsets.UTF_8))));
        stage.note(
                "settings: none changed",
                Answers.code(stage.raw().call(broker, RequestCode.UPDATE_BROKER_CONFIG, Map.of())));
    }

    private void keyValues() {
        Map<String, String> key = Map.of("namespace", stage.topic("admin-space"), "key", "k");
        stage.note("name server: value that is not there", Answers.code(kv(RequestCode.GET_KV_CONFIG, key)));
        stage.note(
                "name server: value kept",
                Answers.code(kv(
                        RequestCode.PUT_KV_CONFIG,
                        Map.of("namespace", stage.topic("admin-space"), "key", "k", "value", "v"))));
        stage.note("name server: value read", Answers.field(kv(RequestCode.GET_KV_CONFIG, key), "value"));
        stage.note("name server: value deleted", Answers.code(kv(RequestCode.DELETE_KV_CONFIG, key)));
        stage.note("name server: value read after that", Answers.code(kv(RequestCode.GET_KV_CONFIG, key)));
    }

    private RemotingCommand kv(int code, Map<String, String> fields) {
        return stage.raw().call(stage.nameServer(), code, fields);
    }
}
