package faults;

import org.apache.rocketmq.client.exception.MQBrokerException;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.remoting.exception.RemotingException;
import org.apache.rocketmq.remoting.protocol.RemotingCommand;
import org.apache.rocketmq.remoting.protocol.RequestCode;
import rawclient.RawClient;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * What a broker has behind it when it has served for long: thousands of topics with messages, hundreds of groups with
 * offsets, and consumers that died without a good-bye.
 *
 * <p>One thread makes it and closes it; closing ends the connections that the dead have left standing.
 */
final class LongLife implements AutoCloseable {
    private static final int QUEUES = 4;
    private static final int TOPICS_OF_A_GROUP = 4;
    private static final int TIMEOUT_MILLIS = 30_000;

    private final DeadClients dead;

    private LongLife(DeadClients dead) {
        this.dead = dead;
    }

    /** Has a broker live it. */
    static LongLife of(String nameServer, String broker, int topics, int groups, Random random) {
        Map<String, Integer> queuesByTopic = new TreeMap<>();
        for (int i = 0; i < topics; i++) {
            queuesByTopic.put("past-" + i, QUEUES);
        }
        Topics.make(broker, queuesByTopic);
        fill(nameServer, List.copyOf(queuesByTopic.keySet()));
        LongLife life = new LongLife(new DeadClients(broker, random));
        try (RawClient client = new RawClient()) {
            for (int i = 0; i < groups; i++) {
                List<String> wanted = new ArrayList<>();
                for (int n = 0; n < TOPICS_OF_A_GROUP; n++) {
                    wanted.add("past-" + random.nextInt(topics));
                }
                life.dead.die("past-group-" + i, wanted);
                commit(client, broker, "past-group-" + i, wanted);
            }
        }
        return life;
    }

    private static void fill(String nameServer, List<String> topics) {
        DefaultMQProducer producer = new DefaultMQProducer("past");
        producer.setNamesrvAddr(nameServer);
        producer.setInstanceName("past-" + nameServer);
        producer.setSendMsgTimeout(TIMEOUT_MILLIS);
        try {
            producer.start();
            for (String topic : topics) {
                producer.send(new Message(topic, "past".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            }
        } catch (MQClientException | RemotingException | MQBrokerException e) {
            throw new IllegalStateException("The broker does not take the messages of its past", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            producer.shutdown();
        }
    }

    /** A group's offsets stay when its consumers are gone. A broker that has not seen the group yet is asked again. */
    private static void commit(RawClient client, String broker, String group, List<String> topics) {
        for (String topic : topics) {
            Map<String, String> fields =
                    Map.of("consumerGroup", group, "topic", topic, "queueId", "0", "commitOffset", "0");
            RemotingCommand answer = client.call(broker, RequestCode.UPDATE_CONSUMER_OFFSET, fields);
            while (answer.getCode() != 0) {
                answer = client.call(broker, RequestCode.UPDATE_CONSUMER_OFFSET, fields);
            }
        }
    }

    DeadClients dead() {
        return dead;
    }

    @Override
    public void close() {
        dead.close();
    }
}
