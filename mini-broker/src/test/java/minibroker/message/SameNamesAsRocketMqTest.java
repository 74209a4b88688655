package minibroker.message;

import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageConst;
import org.apache.rocketmq.common.topic.TopicValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What lesson 02 says of the names that RocketMQ keeps for itself. */
class SameNamesAsRocketMqTest {

    @Test
    void whereNoProducerMaySendThereNoneMaySendHere() {
        assertThat(ReservedTopics.CLOSED_TO_PRODUCERS).containsAll(TopicValidator.getNotAllowedSendTopicSet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"TBW102", "BenchmarkTest", "RMQ_SYS_TRACE_TOPIC"})
    void someOfTheBrokersTopicsTakeSends(String topic) {
        assertThat(TopicValidator.isSystemTopic(topic)).isTrue();
        assertThat(TopicValidator.isNotAllowedSendTopic(topic)).isFalse();
        assertThat(ReservedTopics.CLOSED_TO_PRODUCERS).doesNotContain(topic);
    }

    @Test
    void fiftyFourNamesOfPropertiesAreTheirOwn() {
        assertThat(MessageConst.STRING_HASH_SET).hasSize(54).contains("TAGS", "KEYS");
        assertThatThrownBy(() -> new Message("Orders", new byte[1]).putUserProperty("TAGS", "paid"))
                .isInstanceOf(RuntimeException.class);
    }
}
