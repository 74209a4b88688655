package outside;

import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendCallback;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageQueue;
import process.Await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import static outside.OldClientProgram.message;

/** The ways of sending. */
final class OldClientSends {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private OldClientSends() {}

    static Map<String, OldClientProgram.Scenario> scenarios() {
        Map<String, OldClientProgram.Scenario> all = new LinkedHashMap<>();
        all.put("send", OldClientSends::send);
        all.put("send async", OldClientSends::async);
        all.put("send oneway", OldClientSends::oneway);
        all.put("send a batch", OldClientSends::batch);
        all.put("send to one queue", OldClientSends::oneQueue);
        all.put("send delayed", OldClientSends::delayed);
        all.put("find by key", OldClientSends::byKey);
        all.put("find by id", OldClientSends::byId);
        return all;
    }

    private static String send(OldClients clients, String topic) throws Exception {
        DefaultMQProducer producer = clients.producer(topic);
        SendResult result = producer.send(message(topic, "A", "k", "one \uD83D\uDE00"));
        return "%s, offset %s".formatted(result.getSendStatus(), result.getQueueOffset());
    }

    private static String async(OldClients clients, String topic) throws Exception {
        DefaultMQProducer producer = clients.producer(topic);
        CompletableFuture<SendResult> answer = new CompletableFuture<>();
        producer.send(message(topic, "A", "k", "one"), new SendCallback() {
            @Override
            public void onSuccess(SendResult result) {
                answer.complete(result);
            }

            @Override
            public void onException(Throwable e) {
                answer.completeExceptionally(e);
            }
        });
        return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .getSendStatus()
                .toString();
    }

    private static String oneway(OldClients clients, String topic) throws Exception {
        DefaultMQProducer producer = clients.producer(topic);
        producer.send(message(topic, "A", "k", "first"));
        producer.sendOneway(message(topic, "A", "k", "second"));
        return received(clients, topic, 2);
    }

    private static String batch(OldClients clients, String topic) throws Exception {
        DefaultMQProducer producer = clients.producer(topic);
        List<Message> batch = new ArrayList<>();
        for (String text : List.of("one", "two", "three")) {
            batch.add(message(topic, "A", text, text));
        }
        SendResult result = producer.send(batch);
        return "%s, %s".formatted(result.getSendStatus(), received(clients, topic, 3));
    }

    private static String oneQueue(OldClients clients, String topic) throws Exception {
        DefaultMQProducer producer = clients.producer(topic);
        List<String> places = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            SendResult result =
                    producer.send(message(topic, "A", "k", "m" + i), (queues, message, chosen) -> last(queues), "any");
            places.add(result.getMessageQueue().getQueueId() + "@" + result.getQueueOffset());
        }
        return String.join(" ", places);
    }

    private static MessageQueue last(List<MessageQueue> queues) {
        return queues.stream().sorted().toList().get(queues.size() - 1);
    }

    private static String delayed(OldClients clients, String topic) throws Exception {
        DefaultMQProducer producer = clients.producer(topic);
        producer.send(message(topic, "A", "k", "now"));
        Message later = message(topic, "A", "k", "later");
        later.setDelayTimeLevel(2);
        long begin = System.nanoTime();
        producer.send(later);
        String received = received(clients, topic, 2);
        boolean early = System.nanoTime() - begin < TimeUnit.MILLISECONDS.toNanos(4_900);
        return received + (early ? ", early" : ", not early");
    }

    private static String received(OldClients clients, String topic, int count) throws Exception {
        Collection<String> texts = OldClients.texts();
        clients.collecting(topic + "-group", topic, "*", texts);
        Await.within(PATIENCE, () -> texts.size() >= count);
        return OldClients.sorted(texts);
    }

    private static String byKey(OldClients clients, String topic) throws Exception {
        DefaultMQProducer producer = clients.producer(topic);
        producer.send(message(topic, "A", "order-7", "seven"));
        producer.send(message(topic, "A", "order-8", "eight"));
        List<String> found = new ArrayList<>();
        Await.within(PATIENCE, () -> found(producer, topic, found));
        return String.join(" ", found);
    }

    /** Until the index has it, which comes after the message, the client throws. */
    @SuppressWarnings("deprecation") // The client has no other way to ask.
    private static boolean found(DefaultMQProducer producer, String topic, List<String> found) {
        try {
            producer.queryMessage(topic, "order-7", 10, 0, Long.MAX_VALUE)
                    .getMessageList()
                    .forEach(message -> found.add(OldClients.text(message)));
            return true;
        } catch (MQClientException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @SuppressWarnings("deprecation") // The client has no other way to ask.
    private static String byId(OldClients clients, String topic) throws Exception {
        DefaultMQProducer producer = clients.producer(topic);
        SendResult result = producer.send(message(topic, "A", "k", "one"));
        return OldClients.text(producer.viewMessage(topic, result.getOffsetMsgId()));
    }
}
