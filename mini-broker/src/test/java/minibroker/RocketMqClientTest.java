package minibroker;

import minibroker.junit.MiniBrokerExtension;
import org.apache.rocketmq.client.consumer.DefaultLitePullConsumer;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.exception.MQBrokerException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendCallback;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.client.producer.SendStatus;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.common.message.MessageQueue;
import org.apache.rocketmq.remoting.protocol.heartbeat.MessageModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static minibroker.Clients.message;
import static minibroker.Clients.take;
import static minibroker.Clients.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The unmodified RocketMQ client talks to the broker. Each test has topics and groups of its own; they run side by
 * side, since most of their time they wait.
 */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class RocketMqClientTest {
    @RegisterExtension
    static final MiniBrokerExtension BROKER = new MiniBrokerExtension();

    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private Clients clients;
    private DefaultMQProducer producer;

    @BeforeEach
    void start(MiniBroker broker) throws Exception {
        clients = new Clients(broker);
        producer = clients.producer();
    }

    @AfterEach
    void shutdown() {
        clients.close();
    }

    @Test
    @SuppressWarnings("deprecation") // what replaces it asks the same of the broker
    void sendsAndSaysWhere() throws Exception {
        SendResult result = producer.send(message("Sends", "a"));

        assertThat(result.getSendStatus()).isEqualTo(SendStatus.SEND_OK);
        assertThat(result.getQueueOffset()).isZero();
        assertThat(result.getMessageQueue().getBrokerName()).isEqualTo("broker-a");
        MessageExt found = producer.viewMessage("Sends", result.getOffsetMsgId());
        assertThat(text(found)).isEqualTo("a");
        assertThat(found.getMsgId()).isEqualTo(result.getMsgId());
    }

    @Test
    void anAsynchronousSendReportsToItsCallback() throws Exception {
        CompletableFuture<SendResult> result = new CompletableFuture<>();

        producer.send(message("Async", "a"), new SendCallback() {
            @Override
            public void onSuccess(SendResult sent) {
                result.complete(sent);
            }

            @Override
            public void onException(Throwable failure) {
                result.completeExceptionally(failure);
            }
        });

        assertThat(result.get(60, TimeUnit.SECONDS).getSendStatus()).isEqualTo(SendStatus.SEND_OK);
    }

    @Test
    void onewayMessagesOfOneProducerAreStoredInTheirOrder() throws Exception {
        MessageQueue queue = producer.send(message("Oneway", "no. 0")).getMessageQueue();
        List<String> sent = IntStream.range(0, 500).mapToObj(i -> "no. " + i).toList();
        for (String text : sent.subList(1, 500)) {
            producer.sendOneway(message("Oneway", text), queue);
        }
        DefaultLitePullConsumer reader = clients.litePullConsumer("OnewayReaders");
        reader.start();
        reader.assign(List.of(queue));

        assertThat(poll(reader, 500)).containsExactlyElementsOf(sent);
    }

    @Test
    void aBatchArrivesInItsOrder() throws Exception {
        Collection<Message> batch = List.of(message("Batch", "a"), message("Batch", "b"), message("Batch", "c"));
        SendResult result = producer.send(batch);
        assertThat(result.getOffsetMsgId().split(",")).hasSize(3);

        DefaultLitePullConsumer reader = clients.litePullConsumer("BatchReaders");
        reader.start();
        reader.assign(List.of(result.getMessageQueue()));

        assertThat(poll(reader, 3)).containsExactly("a", "b", "c");
    }

    @Test
    void aRefusedSendShowsItsCodeAndReason() {
        Message delayed = message("Refused", "later");
        delayed.setDelayTimeSec(400_000);

        assertThatThrownBy(() -> producer.send(delayed))
                .isInstanceOfSatisfying(MQBrokerException.class, e -> assertThat(e.getResponseCode())
                        .isEqualTo(13))
                .hasMessageContaining("259200000");
    }

    @Test
    void aPushConsumerReceivesWhatWasThereAndWhatComes() throws Exception {
        producer.send(message("Push", "before"));
        clients.consumer("PushGroup", "Push", "*", received).start();
        assertThat(take(received, 1)).containsExactly("before");

        producer.send(message("Push", "after"));

        assertThat(take(received, 1)).containsExactly("after");
    }

    @Test
    void aHeldPullIsAnsweredWhenAMessageComes() throws Exception {
        producer.send(message("LongPoll", "first"));
        clients.consumer("LongPollGroup", "LongPoll", "*", received).start();
        take(received, 1);

        long sentAt = System.nanoTime();
        producer.send(message("LongPoll", "second"));
        take(received, 1);

        long waited = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - sentAt);
        assertThat(waited).as("seconds until it came, with pulls held for 15").isLessThan(10);
    }

    @Test
    void onlyTheWantedTagsArrive() throws Exception {
        for (String tag : List.of("paid", "sent", "lost", "paid")) {
            producer.send(new Message("Tags", tag, tag.getBytes(UTF_8)));
        }
        clients.consumer("TagsGroup", "Tags", "paid || lost", received).start();

        assertThat(take(received, 3)).containsExactlyInAnyOrder("paid", "lost", "paid");
        assertThat(received).isEmpty();
    }

    @Test
    void aGroupGoesOnWhereItStopped() throws Exception {
        producer.send(message("Restart", "before"));
        DefaultMQPushConsumer first = clients.consumer("RestartGroup", "Restart", "*", received);
        first.start();
        assertThat(take(received, 1)).containsExactly("before");
        first.shutdown();

        producer.send(message("Restart", "meanwhile"));
        clients.consumer("RestartGroup", "Restart", "*", received).start();

        assertThat(take(received, 1)).containsExactly("meanwhile");
        assertThat(received).isEmpty();
    }

    @Test
    void twoConsumersShareTheQueues() throws Exception {
        producer.send(message("Shared", "makes the topic"));
        BlockingQueue<String> other = new LinkedBlockingQueue<>();
        clients.consumer("SharedGroup", "Shared", "*", received).start();
        take(received, 1);
        clients.consumer("SharedGroup", "Shared", "*", other).start();

        boolean shared = false;
        for (int round = 0; !shared; round++) {
            Set<String> sent = new HashSet<>();
            for (MessageQueue queue : producer.fetchPublishMessageQueues("Shared")) {
                String text = "round %s, queue %s".formatted(round, queue.getQueueId());
                producer.send(message("Shared", text), queue);
                sent.add(text);
            }
            Set<String> heardByOne = new HashSet<>();
            Set<String> heardByOther = new HashSet<>();
            while (!sent.isEmpty()) {
                String next = received.poll(20, TimeUnit.MILLISECONDS);
                heardByOne.addAll(next == null ? List.of() : List.of(next));
                other.drainTo(heardByOther);
                sent.removeAll(heardByOne);
                sent.removeAll(heardByOther);
            }
            shared = !heardByOne.isEmpty() && !heardByOther.isEmpty();
        }
    }

    @Test
    void consumersThatBroadcastAllHearEverything() throws Exception {
        producer.send(message("Broadcast", "makes the topic"));
        BlockingQueue<String> other = new LinkedBlockingQueue<>();
        for (BlockingQueue<String> texts : List.of(received, other)) {
            DefaultMQPushConsumer consumer = clients.consumer("BroadcastGroup", "Broadcast", "*", texts);
            consumer.setMessageModel(MessageModel.BROADCASTING);
            consumer.start();
        }

        producer.send(message("Broadcast", "to all"));

        assertThat(take(received, 2)).containsExactlyInAnyOrder("makes the topic", "to all");
        assertThat(take(other, 2)).containsExactlyInAnyOrder("makes the topic", "to all");
    }

    @Test
    void anOrderlyConsumerLocksItsQueues() throws Exception {
        MessageQueue queue = producer.send(message("Orderly", "0")).getMessageQueue();
        for (int i = 1; i < 20; i++) {
            producer.send(message("Orderly", Integer.toString(i)), queue);
        }
        clients.orderlyConsumer("OrderlyGroup", "Orderly", received).start();

        assertThat(take(received, 20))
                .containsExactlyElementsOf(
                        IntStream.range(0, 20).mapToObj(Integer::toString).toList());
    }

    @Test
    void aLitePullConsumerSubscribes() throws Exception {
        producer.send(message("LitePull", "a"));
        DefaultLitePullConsumer consumer = clients.litePullConsumer("LitePullGroup");
        consumer.subscribe("LitePull", "*");
        consumer.start();

        assertThat(poll(consumer, 1)).containsExactly("a");
    }

    @Test
    @SuppressWarnings("deprecation") // what replaces it asks the same of the broker
    void offsetsCanBeAskedFor() throws Exception {
        long start = Clock.systemUTC().millis();
        MessageQueue queue = producer.send(message("Offsets", "a")).getMessageQueue();
        producer.send(message("Offsets", "b"), queue);

        assertThat(producer.maxOffset(queue)).isEqualTo(2);
        assertThat(producer.minOffset(queue)).isZero();
        assertThat(producer.searchOffset(queue, start)).isZero();
        assertThat(producer.earliestMsgStoreTime(queue)).isGreaterThanOrEqualTo(start);
    }

    @Test
    void theClientReadsCompactHeadersToo() throws Exception {
        try (MiniBroker compact =
                        MiniBroker.builder().inMemory().compactHeaders().start();
                Clients others = new Clients(compact)) {
            others.producer().send(message("Compact", "a"));
            others.consumer("CompactGroup", "Compact", "*", received).start();

            assertThat(take(received, 1)).containsExactly("a");
        }
    }

    /** The next texts, fewer if they do not come in time. The client's poll does not mind being interrupted. */
    private static List<String> poll(DefaultLitePullConsumer consumer, int count) {
        List<String> texts = new ArrayList<>();
        long start = System.nanoTime();
        while (texts.size() < count && System.nanoTime() - start < TimeUnit.SECONDS.toNanos(60)) {
            consumer.poll(1_000).forEach(message -> texts.add(text(message)));
        }
        return texts;
    }
}
