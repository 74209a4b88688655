package faults;

import org.apache.rocketmq.client.consumer.DefaultLitePullConsumer;
import org.apache.rocketmq.client.consumer.DefaultMQPullConsumer;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.PullResult;
import org.apache.rocketmq.client.consumer.PullStatus;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.exception.MQBrokerException;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.common.message.MessageQueue;
import org.apache.rocketmq.remoting.exception.RemotingException;
import org.apache.rocketmq.remoting.protocol.RemotingCommand;
import org.apache.rocketmq.remoting.protocol.RequestCode;
import process.Await;
import rawclient.RawClient;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One run of what people do with a broker: a hundred messages for a push consumer, a reset of its group to the
 * beginning, and a hundred for two kinds of pull consumers. Each group has just lost a consumer that was killed.
 *
 * <p>One thread runs it, once.
 */
@SuppressWarnings("deprecation") // no other consumer asks a queue once and says what it found
final class LongLifeSteps {
    /** What is measured. */
    enum Step {
        /** From the first send until a push consumer that was there before has the last message. */
        PUSH,
        /** From the order to begin anew until the same consumer has all of them again. */
        RESET,
        /** From the last answer to a send until a consumer that asks each queue has seen all. */
        READ,
        /** From the start of a lite pull consumer, which shares the queues with its group, until it has all. */
        PULL;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What a step came to.
     *
     * @param messages how many different ones came within the bound
     * @param atFirst how many a consumer that asks each queue once saw at once; all, in other steps
     */
    record Outcome(long beginMillis, Duration time, int messages, int atFirst) {
        boolean isComplete() {
            return messages >= MESSAGES;
        }
    }

    static final int MESSAGES = 100;

    private static final int QUEUES = 8;
    private static final int TIMEOUT_MILLIS = 30_000;
    private static final int PULL_AT_MOST = 32;

    private final String nameServer;
    private final String broker;
    private final DeadClients dead;
    private final String name;
    private final Duration bound;
    private final Map<Step, Outcome> outcomes = new EnumMap<>(Step.class);

    /** @param name of this run, and first part of all its names */
    LongLifeSteps(String nameServer, String broker, DeadClients dead, String name, Duration bound) {
        this.nameServer = nameServer;
        this.broker = broker;
        this.dead = dead;
        this.name = name;
        this.bound = bound;
    }

    Map<Step, Outcome> run() throws MQClientException, MQBrokerException, RemotingException, InterruptedException {
        Topics.make(broker, Map.of(name, QUEUES, name + "-read", QUEUES));
        DefaultMQProducer producer = new DefaultMQProducer(name + "-senders");
        producer.setNamesrvAddr(nameServer);
        producer.setInstanceName(name + "-sender");
        producer.setSendMsgTimeout(TIMEOUT_MILLIS);
        producer.start();
        try {
            pushAndReset(producer);
            read(producer);
            pull();
        } finally {
            producer.shutdown();
        }
        return outcomes;
    }

    private void pushAndReset(DefaultMQProducer producer)
            throws MQClientException, MQBrokerException, RemotingException, InterruptedException {
        Set<String> seen = ConcurrentHashMap.newKeySet();
        String group = name + "-push";
        dead.beKilled(group, List.of(name));
        DefaultMQPushConsumer consumer = new DefaultMQPushConsumer(group);
        consumer.setNamesrvAddr(nameServer);
        consumer.setInstanceName(group);
        consumer.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
        consumer.subscribe(name, "*");
        consumer.registerMessageListener((MessageListenerConcurrently) (messages, context) -> {
            messages.forEach(message -> seen.add(text(message)));
            return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
        });
        consumer.start();
        try {
            dead.beKilled(group, List.of(name));
            long begin = System.currentTimeMillis();
            send(producer, name);
            await(Step.PUSH, begin, seen);
            seen.clear();
            begin = System.currentTimeMillis();
            reset(group);
            await(Step.RESET, begin, seen);
        } finally {
            consumer.shutdown();
        }
    }

    private void await(Step step, long begin, Collection<String> seen) {
        Await.within(bound, () -> seen.size() >= MESSAGES);
        note(step, begin, seen.size(), MESSAGES);
    }

    private void note(Step step, long begin, int messages, int atFirst) {
        Duration time = Duration.ofMillis(System.currentTimeMillis() - begin);
        outcomes.put(step, new Outcome(begin, time, messages, atFirst));
    }

    private void send(DefaultMQProducer producer, String topic)
            throws MQClientException, MQBrokerException, RemotingException, InterruptedException {
        for (int i = 0; i < MESSAGES; i++) {
            producer.send(new Message(topic, Integer.toString(i).getBytes(StandardCharsets.UTF_8)));
        }
    }

    private void reset(String group) {
        try (RawClient admin = new RawClient()) {
            RemotingCommand answer = admin.call(
                    broker,
                    RequestCode.INVOKE_BROKER_TO_RESET_OFFSET,
                    Map.of("topic", name, "group", group, "timestamp", "0", "isForce", "true"));
            if (answer.getCode() != 0) {
                throw new PromiseBroken("Group %s cannot be reset: %s".formatted(group, answer.getRemark()));
            }
        }
    }

    private void read(DefaultMQProducer producer)
            throws MQClientException, MQBrokerException, RemotingException, InterruptedException {
        String topic = name + "-read";
        DefaultMQPullConsumer consumer = new DefaultMQPullConsumer(topic);
        consumer.setNamesrvAddr(nameServer);
        consumer.setInstanceName(topic);
        consumer.start();
        try {
            Collection<MessageQueue> queues = consumer.fetchSubscribeMessageQueues(topic);
            send(producer, topic);
            long begin = System.currentTimeMillis();
            int atFirst = readAll(consumer, queues);
            int messages = atFirst;
            while (messages < MESSAGES && System.currentTimeMillis() - begin < bound.toMillis()) {
                messages = readAll(consumer, queues);
            }
            note(Step.READ, begin, messages, atFirst);
        } finally {
            consumer.shutdown();
        }
    }

    private static int readAll(DefaultMQPullConsumer consumer, Collection<MessageQueue> queues)
            throws MQClientException, MQBrokerException, RemotingException, InterruptedException {
        int count = 0;
        for (MessageQueue queue : queues) {
            PullResult result = consumer.pull(queue, "*", 0, PULL_AT_MOST);
            while (result.getPullStatus() == PullStatus.FOUND) {
                count += result.getMsgFoundList().size();
                result = consumer.pull(queue, "*", result.getNextBeginOffset(), PULL_AT_MOST);
            }
        }
        return count;
    }

    private void pull() throws MQClientException {
        String group = name + "-pull";
        dead.beKilled(group, List.of(name));
        DefaultLitePullConsumer consumer = new DefaultLitePullConsumer(group);
        consumer.setNamesrvAddr(nameServer);
        consumer.setInstanceName(group);
        consumer.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
        consumer.subscribe(name, "*");
        Set<String> seen = ConcurrentHashMap.newKeySet();
        long begin = System.currentTimeMillis();
        consumer.start();
        try {
            while (seen.size() < MESSAGES && System.currentTimeMillis() - begin < bound.toMillis()) {
                consumer.poll(1_000).forEach(message -> seen.add(text(message)));
            }
            note(Step.PULL, begin, seen.size(), MESSAGES);
        } finally {
            consumer.shutdown();
        }
    }

    private static String text(MessageExt message) {
        return new String(message.getBody(), StandardCharsets.UTF_8);
    }
}
