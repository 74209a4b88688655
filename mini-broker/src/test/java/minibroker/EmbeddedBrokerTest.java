package minibroker;

import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.client.producer.SendStatus;
import org.apache.rocketmq.common.message.Message;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** What README.adoc shows to those who want a broker inside their own tests. */
class EmbeddedBrokerTest {
    // tag::embedded[]
    @Test
    void anOrderIsSent() throws Exception {
        try (MiniBroker broker = MiniBroker.builder().inMemory().start()) { // ports chosen by the system
            DefaultMQProducer producer = new DefaultMQProducer("orders");
            producer.setNamesrvAddr(broker.nameServerAddress());
            producer.start();

            SendResult result = producer.send(new Message("OrderCreated", "order 4711".getBytes(UTF_8)));

            assertThat(result.getSendStatus()).isEqualTo(SendStatus.SEND_OK);
            producer.shutdown();
        }
    }
    // end::embedded[]
}
