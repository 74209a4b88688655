package bench.load;

import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendCallback;
import org.apache.rocketmq.common.message.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

class SendingTest {
    private static final int MORE_THAN_MAY_BE_UNDER_WAY = 300;

    /** Without the places of the sends that threw, nobody would come to the end. */
    @Test
    @Timeout(60)
    void asyncComesToItsEndWhenEverySendThrows() {
        DefaultMQProducer producer = new DefaultMQProducer("throws") {
            @Override
            public void send(Message message, SendCallback callBack) throws MQClientException {
                throw new MQClientException("executor rejected", null);
            }
        };
        Sending sending = new Sending(producer, new Topic("T", 1, producer), new Latencies());

        sending.async(Until.sent(MORE_THAN_MAY_BE_UNDER_WAY));

        assertThat(sending.failed()).isEqualTo(MORE_THAN_MAY_BE_UNDER_WAY);
    }
}
