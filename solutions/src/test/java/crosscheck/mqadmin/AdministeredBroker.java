package crosscheck.mqadmin;

import minibroker.MiniBroker;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageQueue;
import process.ScratchDirectories;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** A mini-broker with its store on disk, a producer that sends to it, and the {@code mqadmin} that asks it. */
final class AdministeredBroker implements AutoCloseable {

    private final Path folder;
    private final MiniBroker broker;
    private final DefaultMQProducer producer;
    private final MqAdmin mqadmin;

    private AdministeredBroker(Path folder, MiniBroker broker, MqAdmin mqadmin) {
        this.folder = folder;
        this.broker = broker;
        this.mqadmin = mqadmin;
        producer = new DefaultMQProducer("MqAdminProducers");
        producer.setNamesrvAddr(broker.nameServerAddress());
        producer.setInstanceName("mqadmin-producer@" + broker.brokerAddress());
        producer.setSendMsgTimeout(20_000);
    }

    static AdministeredBroker start(MqAdmin mqadmin) throws Exception {
        Path folder = ScratchDirectories.create("administered-broker");
        MiniBroker broker = MiniBroker.builder().store(folder.resolve("store")).start();
        AdministeredBroker started = new AdministeredBroker(folder, broker, mqadmin);
        started.producer.start();
        return started;
    }

    String nameServerAddress() {
        return broker.nameServerAddress();
    }

    String brokerAddress() {
        return broker.brokerAddress();
    }

    /** What the command prints, in {@link MqAdmin#run}'s form. */
    String run(String... command) {
        return mqadmin.run(broker.nameServerAddress(), command);
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

    @Override
    public void close() {
        producer.shutdown();
        broker.close();
        ScratchDirectories.delete(folder);
    }
}
