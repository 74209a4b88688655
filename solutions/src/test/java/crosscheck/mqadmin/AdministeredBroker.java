package crosscheck.mqadmin;

import minibroker.MiniBroker;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageQueue;
import process.ScratchDirectories;
import rocketmq.RocketMqProcess;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** A broker, a producer that sends to it, and the {@code mqadmin} that asks it. */
final class AdministeredBroker implements AutoCloseable {

    private static final Pattern BODY_FILE = Pattern.compile("Message Body Path: (\\S+)");

    private final String nameServerAddress;
    private final String brokerAddress;
    private final Runnable close;
    private final DefaultMQProducer producer;
    private final MqAdmin mqadmin;

    private AdministeredBroker(String nameServerAddress, String brokerAddress, Runnable close, MqAdmin mqadmin)
            throws MQClientException {
        this.nameServerAddress = nameServerAddress;
        this.brokerAddress = brokerAddress;
        this.close = close;
        this.mqadmin = mqadmin;
        producer = new DefaultMQProducer("MqAdminProducers");
        producer.setNamesrvAddr(nameServerAddress);
        producer.setInstanceName("mqadmin-producer@" + brokerAddress);
        producer.setSendMsgTimeout(20_000);
        producer.start();
    }

    /** A mini-broker of its own, with its store on disk. */
    static AdministeredBroker start(MqAdmin mqadmin) throws MQClientException {
        Path folder = ScratchDirectories.create("administered-broker");
        MiniBroker broker = MiniBroker.builder().store(folder.resolve("store")).start();
        Runnable close = () -> {
            broker.close();
            ScratchDirectories.delete(folder);
        };
        return new AdministeredBroker(broker.nameServerAddress(), broker.brokerAddress(), close, mqadmin);
    }

    /** A RocketMQ that is there, and stays when this is closed. */
    static AdministeredBroker of(RocketMqProcess rocketMq, MqAdmin mqadmin) throws MQClientException {
        return new AdministeredBroker(rocketMq.nameServerAddress(), rocketMq.brokerAddress(), () -> {}, mqadmin);
    }

    String nameServerAddress() {
        return nameServerAddress;
    }

    String brokerAddress() {
        return brokerAddress;
    }

    /** What the command prints, in {@link MqAdmin#run}'s form. */
    String run(String... command) {
        return mqadmin.run(nameServerAddress, command);
    }

    /** For commands that put a message's body into a file whose place nobody can choose. */
    String runAndTidyUp(String... command) throws IOException {
        String printed = run(command);
        for (String file : BODY_FILE
                .matcher(printed)
                .results()
                .map(found -> found.group(1))
                .toList()) {
            Files.deleteIfExists(Path.of(file));
        }
        return printed;
    }

    /** Makes a topic of two queues. */
    void makeTopic(String topic) {
        assertThat(run("updateTopic", "-c", "DefaultCluster", "-t", topic, "-r", "2", "-w", "2"))
                .contains("success.");
    }

    SendResult send(String topic, int queue, String body, String tag, String keys) throws Exception {
        Message message = new Message(topic, tag, keys, body.getBytes(StandardCharsets.UTF_8));
        return producer.send(message, new MessageQueue(topic, "broker-a", queue));
    }

    /** A consumer that reads the topic from its beginning, and counts what it has received. */
    DefaultMQPushConsumer consumer(String topic, String group, AtomicInteger received) throws MQClientException {
        DefaultMQPushConsumer consumer = new DefaultMQPushConsumer(group);
        consumer.setNamesrvAddr(nameServerAddress);
        consumer.setInstanceName("mqadmin-consumer@" + brokerAddress);
        consumer.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
        consumer.subscribe(topic, "*");
        consumer.registerMessageListener((MessageListenerConcurrently) (messages, context) -> {
            received.addAndGet(messages.size());
            return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
        });
        consumer.start();
        return consumer;
    }

    @Override
    public void close() {
        producer.shutdown();
        close.run();
    }
}
