package crosscheck.scenario;

import crosscheck.Stage;
import org.apache.rocketmq.client.exception.MQBrokerException;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageQueue;
import rawclient.Answers;

import java.util.Random;

/** Sends that the client lets through and the broker refuses, as the client's caller sees them. */
final class RefusedByClientApi {

    private static final int LARGER_THAN_A_BROKER_TAKES = 5 << 20;

    private final Stage stage;

    RefusedByClientApi(Stage stage) {
        this.stage = stage;
    }

    void run() throws Exception {
        String topic = stage.topic("sync");
        String brokerName = SendResults.brokerName(stage, topic);
        DefaultMQProducer producer = stage.producer("refused-producer");
        producer.setMaxMessageSize(2 * LARGER_THAN_A_BROKER_TAKES);

        stage.note(
                "client: queue that the topic does not have",
                outcome(() -> producer.send(
                        SendResults.message(topic, "no such queue"), new MessageQueue(topic, brokerName, 9))));
        stage.note("client: 5 MiB that can't be compressed", outcome(() -> producer.send(new Message(topic, noise()))));
        stage.note(
                "client: 5 MiB of zeros, compressed by the client",
                outcome(() -> producer.send(new Message(topic, new byte[LARGER_THAN_A_BROKER_TAKES]))));

        DefaultMQProducer withoutTemplate = stage.producer("no-template-producer");
        withoutTemplate.setCreateTopicKey(stage.topic("no-such-template"));
        stage.note(
                "client: unknown topic, nothing to make it after",
                outcome(() -> withoutTemplate.send(SendResults.message(stage.topic("unknown"), "nowhere"))));
    }

    private static byte[] noise() {
        byte[] noise = new byte[LARGER_THAN_A_BROKER_TAKES];
        new Random(1).nextBytes(noise);
        return noise;
    }

    private interface Send {
        SendResult run() throws Exception;
    }

    private static String outcome(Send send) throws Exception {
        try {
            return send.run().getSendStatus().toString();
        } catch (MQBrokerException e) {
            return "MQBrokerException " + Answers.code(e.getResponseCode());
        } catch (MQClientException e) {
            return "MQClientException " + e.getResponseCode();
        }
    }
}
