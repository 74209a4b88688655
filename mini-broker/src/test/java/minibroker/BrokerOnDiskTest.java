package minibroker;

import minibroker.store.StoreSettings;
import org.apache.rocketmq.client.consumer.DefaultLitePullConsumer;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.client.producer.SendStatus;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.common.message.MessageQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The unmodified client, before and after a restart of a broker that keeps its messages in files. */
@Timeout(60)
class BrokerOnDiskTest {
    @TempDir
    Path folder;

    @Test
    void messagesTopicsAndOffsetsAreThereAfterARestart() throws Exception {
        try (MiniBroker broker = start()) {
            for (String text : List.of("one", "two", "three")) {
                assertThat(send(broker, text).getSendStatus()).isEqualTo(SendStatus.SEND_OK);
            }
            assertThat(receive(broker, 3)).containsExactlyInAnyOrder("one", "two", "three");
        }
        try (MiniBroker broker = start()) {
            send(broker, "four");
            assertThat(receive(broker, 1))
                    .as("what the group has handled does not come again")
                    .containsExactly("four");
        }
    }

    @Test
    @SuppressWarnings("deprecation") // The client has no other way to ask.
    void aMessageIsFoundByItsOffsetIdAfterARestart() throws Exception {
        SendResult sent;
        int port;
        try (MiniBroker broker = start()) {
            sent = send(broker, "one");
            port = Integer.parseInt(broker.brokerAddress().split(":")[1]);
        }
        try (MiniBroker broker =
                MiniBroker.builder().store(folder).brokerPort(port).start()) {
            DefaultMQProducer producer = producer(broker);
            MessageExt found = producer.viewMessage("Greetings", sent.getOffsetMsgId());
            producer.shutdown();

            assertThat(new String(found.getBody(), UTF_8)).isEqualTo("one");
        }
    }

    private MiniBroker start() {
        return MiniBroker.builder()
                .store(StoreSettings.in(folder).withSyncFlush(true))
                .start();
    }

    private static SendResult send(MiniBroker broker, String text) throws Exception {
        DefaultMQProducer producer = producer(broker);
        try {
            return producer.send(new Message("Greetings", text.getBytes(UTF_8)));
        } finally {
            producer.shutdown();
        }
    }

    private static DefaultMQProducer producer(MiniBroker broker) throws Exception {
        DefaultMQProducer producer = new DefaultMQProducer("senders");
        producer.setNamesrvAddr(broker.nameServerAddress());
        producer.setInstanceName(broker.nameServerAddress());
        producer.start();
        return producer;
    }

    /** Polls until so many messages have come, and says how far it has come. */
    private static List<String> receive(MiniBroker broker, int count) throws Exception {
        DefaultLitePullConsumer consumer = new DefaultLitePullConsumer("receivers");
        consumer.setNamesrvAddr(broker.nameServerAddress());
        consumer.setInstanceName(broker.nameServerAddress());
        consumer.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
        consumer.setAutoCommit(false);
        consumer.start();
        try {
            List<MessageQueue> queues = List.copyOf(consumer.fetchMessageQueues("Greetings"));
            consumer.assign(queues);
            List<String> texts = new ArrayList<>();
            while (texts.size() < count) {
                consumer.poll(1_000).forEach(message -> texts.add(new String(message.getBody(), UTF_8)));
            }
            consumer.commit();
            return texts;
        } finally {
            consumer.shutdown();
        }
    }
}
