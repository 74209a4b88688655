package minibroker.broker;

import minibroker.TestClock;
import minibroker.protocol.RequestCode;
import minibroker.remoting.RemotingCommand;
import minibroker.remoting.TestConnection;
import minibroker.store.StoreFactory;
import minibroker.store.StoreSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an administrator says of topics and groups is there when it is asked for, also after a restart, or it is
 * refused.
 */
class KeptSettingsTest {
    @TempDir
    Path folder;

    private final TestClock clock = new TestClock();
    private BrokerFixture broker;

    @BeforeEach
    void start() {
        StoreSettings small = StoreSettings.in(folder).withFiles(1 << 20, 1000, 1 << 10, 1 << 12);
        broker = new BrokerFixture(StoreFactory.inFiles(small), clock);
    }

    @AfterEach
    void stop() {
        broker.core().close();
    }

    @Test
    void ofATopicOrderFlagFilterTypeAndAttributes() {
        assertThat(updateTopic("+message.type=FIFO,+reserve.time=7200000").code())
                .isZero();

        stop();
        start();

        assertThat(topic())
                .contains("\"order\":true", "\"topicSysFlag\":3", "\"topicFilterType\":\"MULTI_TAG\"")
                .contains("\"attributes\":{\"message.type\":\"FIFO\",\"reserve.time\":\"7200000\"}");
    }

    @Test
    void attributesAreChangedOneByOne() {
        updateTopic("+message.type=FIFO,+reserve.time=7200000");
        updateTopic("+message.type=DELAY");
        updateTopic("-reserve.time");

        assertThat(topic()).contains("\"attributes\":{\"message.type\":\"DELAY\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            +colour=red               |  1 | unsupported key: colour
            +message.type=fifo        |  1 | value is not in set
            +reserve.time=soon        |  1 | value is not in range(-1, 9223372036854775807)
            message.type=FIFO         |  1 | add/alter attribute format is wrong: message.type
            message.type              |  1 | delete attribute format is wrong: message.type
            -message.type             |  1 | only add attribute is supported while creating topic. key: message.type
            +message.type=MIXED       | 29 | MIXED is not supported
            +queue.type=BatchCQ       | 29 | BatchCQ is not supported
            +cleanup.policy=COMPACTION| 29 | COMPACTION is not supported
            """)
    void whatTheBrokerWouldNotKeepIsRefused(String attributes, int code, String remark) {
        RemotingCommand answer = updateTopic(attributes);

        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.remark()).contains(remark);
        assertThat(broker.ask(RequestCode.GET_TOPIC_CONFIG, Map.of("topic", "T"))
                        .code())
                .as("the topic was not made")
                .isEqualTo(17);
    }

    @Test
    void ofAGroupAllMembers() {
        String members = """
                "attributes":{"+priority.factor":"50"},"consumeFromMinEnable":false,"consumeMessageOrderly":true,\
                "consumeTimeoutMinute":7,"groupRetryPolicy":{"type":"CUSTOMIZED"},"groupSysFlag":1,\
                "notifyConsumerIdsChangedEnable":false,"retryMaxTimes":3,\
                "subscriptionDataSet":[{"topic":"T"}],"whichBrokerWhenConsumeSlowly":2""";
        assertThat(updateGroup("{\"groupName\":\"G\",%s}".formatted(members)).code())
                .isZero();
        broker.core().save();

        stop();
        start();

        assertThat(group()).contains(members.replace("+", "").split(",(?=\")"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "attributes":{"+colour":"red"}         |  1 | unsupported key: colour
            "attributes":{"+priority.factor":"x"}  |  1 | value is not in range(0, 100)
            "brokerId":1                           | 29 | brokerId of the group is 1
            "consumeTimeoutMinute":"long"          | 29 | consumeTimeoutMinute of the group is long
            """)
    void aGroupThatTheBrokerWouldNotKeepIsRefused(String member, int code, String remark) {
        RemotingCommand answer = updateGroup("{\"groupName\":\"G\",%s}".formatted(member));

        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.remark()).contains(remark);
    }

    @Test
    void ofAGroupWhoseConsumersAreNotToldOnlyALostConnectionIsTold() {
        updateGroup("{\"groupName\":\"G\",\"notifyConsumerIdsChangedEnable\":false}");
        List<TestConnection> consumers = List.of(broker.connect(), broker.connect(), broker.connect());
        for (TestConnection consumer : consumers) {
            String id = "c" + consumers.indexOf(consumer);
            broker.ask(consumer, RequestCode.HEART_BEAT, Map.of(), BrokerFixture.heartbeat(id, "G", "T"));
        }
        broker.ask(consumers.get(1), RequestCode.UNREGISTER_CLIENT, Map.of("clientID", "c1", "consumerGroup", "G"));
        assertThat(noticesTo(consumers.get(0))).isZero();

        broker.core().connectionClosed(consumers.get(2).connection());
        assertThat(noticesTo(consumers.get(0))).isEqualTo(1);
    }

    private static long noticesTo(TestConnection consumer) {
        return consumer.sent().stream()
                .filter(command -> command.code() == RequestCode.NOTIFY_CONSUMER_IDS_CHANGED)
                .count();
    }

    private RemotingCommand updateTopic(String attributes) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "topic", "T", "readQueueNums", "1", "writeQueueNums", "1", "perm", "6", "attributes", attributes));
        fields.putAll(Map.of("order", "true", "topicSysFlag", "3", "topicFilterType", "MULTI_TAG"));
        return broker.ask(RequestCode.UPDATE_AND_CREATE_TOPIC, fields);
    }

    private String topic() {
        return new String(
                broker.ask(RequestCode.GET_TOPIC_CONFIG, Map.of("topic", "T")).body(), UTF_8);
    }

    private RemotingCommand updateGroup(String body) {
        return broker.ask(broker.connect(), RequestCode.UPDATE_AND_CREATE_SUBSCRIPTIONGROUP, Map.of(), body);
    }

    private String group() {
        return new String(
                broker.ask(RequestCode.GET_SUBSCRIPTIONGROUP_CONFIG, Map.of("group", "G"))
                        .body(),
                UTF_8);
    }
}
