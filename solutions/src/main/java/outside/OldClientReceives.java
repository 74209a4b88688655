package outside;

import org.apache.rocketmq.client.consumer.DefaultMQPullConsumer;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.PullResult;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.ConsumeOrderlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.consumer.listener.MessageListenerOrderly;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.common.message.MessageQueue;
import process.Await;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static outside.OldClientProgram.message;

/** The ways of receiving. */
final class OldClientReceives {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private OldClientReceives() {}

    static Map<String, OldClientProgram.Scenario> scenarios() {
        Map<String, OldClientProgram.Scenario> all = new LinkedHashMap<>();
        all.put("retry", OldClientReceives::retry);
        all.put("push", OldClientReceives::push);
        all.put("push by tags", OldClientReceives::tags);
        all.put("push in order", OldClientReceives::ordered);
        all.put("broadcast", OldClientReceives::broadcast);
        all.put("share the queues", OldClientReceives::shared);
        all.put("go on where the group was", OldClientReceives::offsets);
        all.put("properties", OldClientReceives::properties);
        all.put("pull", OldClientReceives::pull);
        all.put("ask for offsets", OldClientReceives::queueOffsets);
        return all;
    }

    private static void send(OldClients clients, String topic, String... texts) throws Exception {
        DefaultMQProducer producer = clients.producer(topic);
        for (String text : texts) {
            producer.send(message(topic, text.substring(0, 1), text, text));
        }
        producer.shutdown();
    }

    private static String push(OldClients clients, String topic) throws Exception {
        send(clients, topic, "a1", "b2", "c3", "d4", "e5");
        Collection<String> texts = OldClients.texts();
        clients.collecting(topic + "-group", topic, "*", texts);
        Await.within(PATIENCE, () -> texts.size() >= 5);
        return OldClients.sorted(texts);
    }

    private static String tags(OldClients clients, String topic) throws Exception {
        send(clients, topic, "a1", "b2", "c3", "a4", "b5");
        Collection<String> texts = OldClients.texts();
        clients.collecting(topic + "-group", topic, "a || c", texts);
        Await.within(PATIENCE, () -> texts.size() >= 3);
        return OldClients.sorted(texts);
    }

    private static String ordered(OldClients clients, String topic) throws Exception {
        DefaultMQProducer producer = clients.producer(topic);
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            sent.add("m" + i);
            producer.send(message(topic, "A", "k", "m" + i), (queues, message, any) -> queues.get(0), "any");
        }
        List<String> texts = Collections.synchronizedList(new ArrayList<>());
        DefaultMQPushConsumer consumer = clients.consumer(topic + "-group");
        consumer.subscribe(topic, "*");
        consumer.registerMessageListener((MessageListenerOrderly) (messages, context) -> {
            messages.forEach(message -> texts.add(OldClients.text(message)));
            return ConsumeOrderlyStatus.SUCCESS;
        });
        consumer.start();
        Await.within(PATIENCE, () -> texts.size() >= 20);
        return List.copyOf(texts).equals(sent) ? "in order" : "got " + texts;
    }

    private static String retry(OldClients clients, String topic) throws Exception {
        send(clients, topic, "a1");
        Collection<String> attempts = OldClients.texts();
        DefaultMQPushConsumer consumer = clients.consumer(topic + "-group");
        consumer.subscribe(topic, "*");
        consumer.registerMessageListener((MessageListenerConcurrently) (messages, context) -> {
            MessageExt message = messages.get(0);
            attempts.add("%s:%s".formatted(message.getReconsumeTimes(), OldClients.text(message)));
            context.setDelayLevelWhenNextConsume(1);
            return message.getReconsumeTimes() < 2
                    ? ConsumeConcurrentlyStatus.RECONSUME_LATER
                    : ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
        });
        consumer.start();
        Await.within(PATIENCE, () -> attempts.size() >= 3);
        return OldClients.sorted(attempts);
    }

    private static String broadcast(OldClients clients, String topic) throws Exception {
        send(clients, topic, "a1");
        Collection<String> one = OldClients.texts();
        Collection<String> other = OldClients.texts();
        for (Collection<String> texts : List.of(one, other)) {
            DefaultMQPushConsumer consumer = clients.consumer(topic + "-group");
            toAll(consumer);
            consumer.subscribe(topic, "*");
            consumer.registerMessageListener((MessageListenerConcurrently) (messages, context) -> {
                messages.forEach(message -> texts.add(OldClients.text(message)));
                return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
            });
            consumer.start();
        }
        Await.within(PATIENCE, () -> one.size() + other.size() >= 2);
        return "%s and %s".formatted(OldClients.sorted(one), OldClients.sorted(other));
    }

    /** The enumeration has moved to another package since. */
    private static void toAll(DefaultMQPushConsumer consumer) throws ReflectiveOperationException {
        for (Method method : DefaultMQPushConsumer.class.getMethods()) {
            if (method.getName().equals("setMessageModel")) {
                Class<?> model = method.getParameterTypes()[0];
                method.invoke(consumer, model.getField("BROADCASTING").get(null));
                return;
            }
        }
        throw new InvocationTargetException(null, "no setMessageModel");
    }

    private static String shared(OldClients clients, String topic) throws Exception {
        send(clients, topic, "a1");
        Collection<String> texts = OldClients.texts();
        clients.collecting(topic + "-group", topic, "*", texts);
        clients.collecting(topic + "-group", topic, "*", texts);
        Await.within(PATIENCE, () -> texts.size() >= 1);
        send(clients, topic, "b2", "c3", "d4", "e5", "f6", "g7", "h8", "i9");
        Await.within(PATIENCE, () -> texts.stream().distinct().count() >= 9);
        return OldClients.sorted(texts.stream().distinct().toList());
    }

    private static String offsets(OldClients clients, String topic) throws Exception {
        send(clients, topic, "a1", "b2");
        Collection<String> before = OldClients.texts();
        DefaultMQPushConsumer consumer = clients.collecting(topic + "-group", topic, "*", before);
        // The client counts a message a moment after its listener has ended.
        Await.within(PATIENCE, () -> handled(consumer, topic) >= 2);
        consumer.shutdown(); // tells the broker how far it is
        send(clients, topic, "c3", "d4");
        Collection<String> after = OldClients.texts();
        clients.collecting(topic + "-group", topic, "*", after);
        Await.within(PATIENCE, () -> after.size() >= 2);
        return "%s, then %s".formatted(OldClients.sorted(before), OldClients.sorted(after));
    }

    @SuppressWarnings("deprecation") // the client has no other way to say how far it is
    private static long handled(DefaultMQPushConsumer consumer, String topic) {
        return consumer.getDefaultMQPushConsumerImpl().getOffsetStore().cloneOffsetTable(topic).values().stream()
                .mapToLong(offset -> Math.max(0, offset))
                .sum();
    }

    private static String properties(OldClients clients, String topic) throws Exception {
        DefaultMQProducer producer = clients.producer(topic);
        Message sent = message(topic, "A", "k1 k2", "one");
        sent.putUserProperty("colour", "red \uD83D\uDE00");
        producer.send(sent);
        Collection<String> seen = OldClients.texts();
        DefaultMQPushConsumer consumer = clients.consumer(topic + "-group");
        consumer.subscribe(topic, "*");
        consumer.registerMessageListener((MessageListenerConcurrently) (messages, context) -> {
            messages.forEach(message -> seen.add("%s, keys %s, tag %s"
                    .formatted(message.getUserProperty("colour"), message.getKeys(), message.getTags())));
            return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
        });
        consumer.start();
        Await.within(PATIENCE, () -> !seen.isEmpty());
        return OldClients.sorted(seen);
    }

    @SuppressWarnings("deprecation") // What old programs pull with.
    private static DefaultMQPullConsumer pulling(OldClients clients, String topic) throws Exception {
        DefaultMQPullConsumer consumer = new DefaultMQPullConsumer(topic + "-group");
        consumer.setNamesrvAddr(clients.nameServer());
        consumer.setInstanceName(clients.instance());
        consumer.start();
        return consumer;
    }

    @SuppressWarnings("deprecation") // What old programs pull with.
    private static String pull(OldClients clients, String topic) throws Exception {
        send(clients, topic, "a1", "b2", "c3", "d4", "e5");
        DefaultMQPullConsumer consumer = pulling(clients, topic);
        List<String> texts = new ArrayList<>();
        for (MessageQueue queue : consumer.fetchSubscribeMessageQueues(topic)) {
            PullResult result = consumer.pull(queue, "*", 0, 32);
            if (result.getMsgFoundList() != null) {
                result.getMsgFoundList().forEach(message -> texts.add(OldClients.text(message)));
                consumer.updateConsumeOffset(queue, result.getNextBeginOffset());
            }
        }
        return OldClients.sorted(texts);
    }

    @SuppressWarnings("deprecation") // What old programs pull with.
    private static String queueOffsets(OldClients clients, String topic) throws Exception {
        send(clients, topic, "a1", "b2", "c3", "d4", "e5");
        DefaultMQPullConsumer consumer = pulling(clients, topic);
        long smallest = 0;
        long largest = 0;
        long byTime = 0;
        for (MessageQueue queue : consumer.fetchSubscribeMessageQueues(topic)) {
            smallest += consumer.minOffset(queue);
            largest += consumer.maxOffset(queue);
            byTime += consumer.searchOffset(queue, 1);
        }
        return "from %s to %s, since ever %s".formatted(smallest, largest, byTime);
    }
}
