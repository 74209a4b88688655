package crosscheck.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import minibroker.MiniBroker;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.remoting.protocol.RemotingCommand;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The requests of the workbook's page, over a connection of the unmodified client, while clients use the broker. */
@Timeout(60)
class LookingInsideTest {
    private static final int INSPECT_BROKER = 91_001;
    private static final int INSPECT_MESSAGE = 91_002;

    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();

    @Test
    @DisplayName("whoever looks inside sees the topic, the group, its held pulls, and each message that arrives")
    void whatClientsDoIsSeen() throws Exception {
        try (MiniBroker broker = MiniBroker.builder().inMemory().start()) {
            DefaultMQProducer producer = new DefaultMQProducer("orders");
            producer.setNamesrvAddr(broker.nameServerAddress());
            producer.start();
            DefaultMQPushConsumer consumer = consumer(broker);
            try {
                SendResult sent = producer.send(new Message("Orders", "red", "k1", "order 4711".getBytes(UTF_8)));
                consumer.start();
                assertThat(received.poll(10, TimeUnit.SECONDS)).isEqualTo("order 4711");

                JsonNode inside = ask(producer, broker, INSPECT_BROKER, Map.of());

                JsonNode happened = inside.get("happened").get(0);
                assertThat(happened.get("what").asText()).isEqualTo("arrived");
                assertThat(happened.get("id").asText()).isEqualTo(sent.getMsgId());
                assertThat(inside.get("topics").get(0).get("topic").asText()).isEqualTo("Orders");
                assertThat(inside.get("groups").findValuesAsText("group")).contains("billing");
                assertThat(inside.get("unfinished")).isEmpty();
                awaitHeldPull(producer, broker);

                producer.send(new Message("Orders", "green", "k2", "order 4712".getBytes(UTF_8)));
                JsonNode next = ask(
                        producer,
                        broker,
                        INSPECT_BROKER,
                        Map.of("from", inside.get("next").asText()));
                assertThat(next.get("happened").findValuesAsText("keys")).containsExactly("k2");

                Map<String, String> offset =
                        Map.of("offset", happened.get("offset").asText());
                JsonNode message = ask(producer, broker, INSPECT_MESSAGE, offset);
                assertThat(message.get("fields").findValuesAsText("value")).contains("order 4711", "Orders");
            } finally {
                consumer.shutdown();
                producer.shutdown();
            }
        }
    }

    private DefaultMQPushConsumer consumer(MiniBroker broker) throws Exception {
        DefaultMQPushConsumer consumer = new DefaultMQPushConsumer("billing");
        consumer.setNamesrvAddr(broker.nameServerAddress());
        consumer.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
        consumer.subscribe("Orders", "*");
        consumer.setMessageListener((MessageListenerConcurrently) (messages, context) -> {
            messages.forEach(message -> received.add(new String(message.getBody(), UTF_8)));
            return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
        });
        return consumer;
    }

    /** The consumer's next pulls find nothing and are held. */
    private static void awaitHeldPull(DefaultMQProducer client, MiniBroker broker) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        List<String> groups;
        do {
            assertThat(System.nanoTime()).as("no pull is held after 10 s").isLessThan(deadline);
            groups = ask(client, broker, INSPECT_BROKER, Map.of("most", "0"))
                    .get("held")
                    .findValuesAsText("group");
        } while (!groups.contains("billing"));
    }

    @SuppressWarnings("deprecation") // the client lets others use its connection in no other way
    private static JsonNode ask(DefaultMQProducer client, MiniBroker broker, int code, Map<String, String> fields)
            throws Exception {
        RemotingCommand request = RemotingCommand.createRequestCommand(code, null);
        request.setExtFields(new HashMap<>(fields));
        RemotingCommand answer = client.getDefaultMQProducerImpl()
                .getMqClientFactory()
                .getMQClientAPIImpl()
                .getRemotingClient()
                .invokeSync(broker.brokerAddress(), request, 10_000);
        assertThat(answer.getCode()).as(answer.getRemark()).isZero();
        return new ObjectMapper().readTree(answer.getBody());
    }
}
