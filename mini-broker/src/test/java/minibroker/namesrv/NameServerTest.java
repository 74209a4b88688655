package minibroker.namesrv;

import minibroker.ByteClient;
import minibroker.TestClock;
import minibroker.protocol.RequestCode;
import minibroker.remoting.HeaderCodec;
import minibroker.remoting.RemotingCommand;
import org.apache.rocketmq.common.TopicConfig;
import org.apache.rocketmq.remoting.protocol.body.RegisterBrokerBody;
import org.apache.rocketmq.remoting.protocol.body.TopicConfigAndMappingSerializeWrapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

@Timeout(20)
class NameServerTest {
    private static final int SUCCESS = 0;

    private final NameServer server = new NameServer(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            HeaderCodec.JSON,
            new RouteInfoManager(new TestClock()),
            new TestClock());
    private ByteClient client;

    @BeforeEach
    void connect() throws IOException {
        client = new ByteClient(server.address());
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        server.close();
    }

    @Test
    void aTopicThatNoBrokerHasIsAnswered17() throws IOException {
        RemotingCommand answer = ask(RequestCode.GET_ROUTEINFO_BY_TOPIC, Map.of("topic", "T"));

        assertThat(answer.code()).isEqualTo(17);
        assertThat(answer.remark()).contains("topic T");
    }

    @Test
    void aBrokerRegistersAndItsTopicsHaveARoute() throws IOException {
        assertThat(register(client, "T").code()).isEqualTo(SUCCESS);

        assertThat(body(ask(RequestCode.GET_ROUTEINFO_BY_TOPIC, Map.of("topic", "T"))))
                .contains("\"brokerAddrs\":{\"0\":\"10.0.0.1:10911\"}", "\"brokerName\":\"broker-x\"");
        assertThat(body(ask(RequestCode.GET_ALL_TOPIC_LIST_FROM_NAMESERVER, Map.of())))
                .isEqualTo("{\"topicList\":[\"T\"]}");
        assertThat(body(ask(RequestCode.GET_BROKER_CLUSTER_INFO, Map.of())))
                .contains("{0:\"10.0.0.1:10911\"}", "\"C\":[\"broker-x\"]");
    }

    @Test
    void oldClientsGetBrokerIdsWithoutQuotesUnlessTheyAskForThem() throws IOException {
        register(client, "T");
        RemotingCommand old = new RemotingCommand(
                RequestCode.GET_ROUTEINFO_BY_TOPIC, "JAVA", 400, 1, 0, "", Map.of("topic", "T"), new byte[0]);

        assertThat(body(client.ask(old))).contains("{0:\"10.0.0.1:10911\"}");
        assertThat(body(client.ask(old.with("acceptStandardJsonOnly", true)))).contains("{\"0\":\"10.0.0.1:10911\"}");
    }

    @Test
    void aBrokerWhoseConnectionClosesIsForgotten() throws IOException {
        try (ByteClient broker = new ByteClient(server.address())) {
            register(broker, "T");
            assertThat(hasRoute("T")).isTrue();
        }
        while (hasRoute("T")) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aBrokerThatUnregistersIsForgotten() throws IOException {
        register(client, "T");

        ask(RequestCode.UNREGISTER_BROKER, broker());

        assertThat(hasRoute("T")).isFalse();
    }

    @Test
    void aTopicIsForgotten() throws IOException {
        register(client, "T");

        assertThat(ask(RequestCode.DELETE_TOPIC_IN_NAMESRV, Map.of("topic", "T"))
                        .code())
                .isEqualTo(SUCCESS);

        assertThat(hasRoute("T")).isFalse();
    }

    @Test
    void aBrokerMayAlwaysRegister() throws IOException {
        assertThat(ask(RequestCode.QUERY_DATA_VERSION, broker()).extFields()).containsEntry("changed", "true");
    }

    @Test
    void keepsSettings() throws IOException {
        Map<String, String> setting = Map.of("namespace", "ORDER_TOPIC_CONFIG", "key", "T", "value", "broker-x:4");
        assertThat(ask(RequestCode.GET_KV_CONFIG, setting).code()).isEqualTo(22);
        assertThat(ask(RequestCode.GET_KVLIST_BY_NAMESPACE, setting).code()).isEqualTo(22);

        ask(RequestCode.PUT_KV_CONFIG, setting);

        assertThat(ask(RequestCode.GET_KV_CONFIG, setting).extFields()).containsEntry("value", "broker-x:4");
        assertThat(body(ask(RequestCode.GET_KVLIST_BY_NAMESPACE, setting)))
                .isEqualTo("{\"table\":{\"T\":\"broker-x:4\"}}");
        assertThat(ask(RequestCode.DELETE_KV_CONFIG, setting).code()).isEqualTo(SUCCESS);
        assertThat(ask(RequestCode.GET_KV_CONFIG, setting).code()).isEqualTo(22);
    }

    @Test
    void aMissingFieldIsNamed() throws IOException {
        assertThat(ask(RequestCode.GET_ROUTEINFO_BY_TOPIC, Map.of()).remark()).contains("field topic is missing");
    }

    private boolean hasRoute(String topic) throws IOException {
        return ask(RequestCode.GET_ROUTEINFO_BY_TOPIC, Map.of("topic", topic)).code() == SUCCESS;
    }

    @Test
    void thereIsALimitToSettings() throws IOException {
        for (int i = 0; i < KvConfigManager.MOST; i++) {
            ask(RequestCode.PUT_KV_CONFIG, Map.of("namespace", "N" + i % 7, "key", "k" + i, "value", "v"));
        }

        RemotingCommand refused =
                ask(RequestCode.PUT_KV_CONFIG, Map.of("namespace", "N", "key", "one-more", "value", "v"));

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.remark()).contains("Setting one-more is not made: there are 1000 already, the limit");
        assertThat(ask(RequestCode.PUT_KV_CONFIG, Map.of("namespace", "N0", "key", "k0", "value", "w"))
                        .code())
                .isEqualTo(SUCCESS);
    }

    private RemotingCommand ask(int code, Map<String, String> fields) throws IOException {
        return client.ask(RemotingCommand.request(code, 1).with(fields));
    }

    private static String body(RemotingCommand answer) {
        return new String(answer.body(), UTF_8);
    }

    private static Map<String, String> broker() {
        return Map.of(
                "brokerName", "broker-x",
                "brokerAddr", "10.0.0.1:10911",
                "clusterName", "C",
                "haServerAddr", "10.0.0.1:10912",
                "brokerId", "0");
    }

    /** The registration that a real broker sends. */
    private static RemotingCommand register(ByteClient broker, String topic) throws IOException {
        TopicConfigAndMappingSerializeWrapper topics = new TopicConfigAndMappingSerializeWrapper();
        topics.getTopicConfigTable().put(topic, new TopicConfig(topic, 4, 4, 6));
        RegisterBrokerBody body = new RegisterBrokerBody();
        body.setTopicConfigSerializeWrapper(topics);
        Map<String, String> fields = new LinkedHashMap<>(broker());
        fields.put("compressed", "false");
        return broker.ask(RemotingCommand.request(RequestCode.REGISTER_BROKER, 1)
                .with(fields)
                .withBody(body.encode()));
    }
}
