package crosscheck;

import crosscheck.transcript.Transcript;
import org.apache.rocketmq.client.ClientConfig;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.remoting.protocol.RemotingCommand;
import org.apache.rocketmq.remoting.protocol.RequestCode;
import org.apache.rocketmq.remoting.protocol.ResponseCode;
import org.apache.rocketmq.remoting.protocol.route.BrokerData;
import org.apache.rocketmq.remoting.protocol.route.TopicRouteData;
import process.Await;
import rawclient.Answers;
import rawclient.RawClient;
import rawclient.RequestFields;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where a scenario acts: one broker, topics and groups that nobody else uses, clients that are shut down at the end,
 * and the notes that are taken.
 *
 * <p>What is noted has the real names of topics and groups replaced by the scenario's own, and addresses by what they
 * stand for. Used by the scenario's thread only.
 */
public final class Stage implements AutoCloseable {

    private static final AtomicInteger CLIENTS = new AtomicInteger();
    private static final AtomicInteger STAGES = new AtomicInteger();

    private final String nameServer;
    private final String run = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX)
            + String.format(Locale.ROOT, "%03d", STAGES.incrementAndGet() % 1_000);
    private final Transcript.Notes notes;
    private final Map<String, String> labels = new LinkedHashMap<>();
    private final Deque<Runnable> closing = new ArrayDeque<>();
    private final RawClient raw = new RawClient();

    Stage(String nameServer, Transcript.Notes notes) {
        this.nameServer = nameServer;
        this.notes = notes;
        labels.put(nameServer, "<name server>");
    }

    /** Takes a note: what was looked at, and what was seen. */
    public void note(String step, Object seen) {
        notes.add(step, normalised(String.valueOf(seen)));
    }

    /** For the timeline: something happens now to a message or an order. Any thread may call. */
    public void happens(String lane, String what) {
        happened(lane, what, System.currentTimeMillis());
    }

    /** For the timeline: something happened at a time, in milliseconds since 1970. Any thread may call. */
    public void happened(String lane, String what, long time) {
        notes.happened(lane, what, time);
    }

    /** The real name of a topic; the same label gives the same topic. */
    public String topic(String label) {
        String name = "crosscheck_" + label + "_" + run;
        labels.put(name, label);
        return name;
    }

    /** The real name of a producer or consumer group. */
    public String group(String label) {
        return topic(label);
    }

    private String normalised(String text) {
        String normal = text;
        for (Map.Entry<String, String> label : labels.entrySet()) {
            normal = normal.replace(label.getKey(), label.getValue());
        }
        return normal;
    }

    /** A started producer that tries once, so that the first answer is the one that is seen. */
    public DefaultMQProducer producer(String group) throws MQClientException {
        DefaultMQProducer producer = new DefaultMQProducer(group(group));
        producer.setRetryTimesWhenSendFailed(0);
        producer.setRetryTimesWhenSendAsyncFailed(0);
        producer.setSendMsgTimeout(10_000);
        return started(producer, producer::start, producer::shutdown);
    }

    /**
     * A new topic of four empty queues. Brokers make topics for sends, before they look at the queue: this one is for a
     * fifth queue, so the topic is made and the message refused.
     */
    public String emptyTopic(String label) {
        String topic = topic(label);
        Map<String, String> send = RequestFields.ofSend(group("topic-maker"), topic, "e", "4");
        raw.call(broker(), RequestCode.SEND_MESSAGE_V2, send, new byte[] {1});
        Await.within(Duration.ofSeconds(10), () -> askForRoute(topic).getCode() == ResponseCode.SUCCESS);
        route(topic);
        return topic;
    }

    /** Makes a topic as administrators do, for reading and writing, and waits until the name server has it. */
    public void makeTopic(String topic, int queues) {
        raw.call(broker(), RequestCode.UPDATE_AND_CREATE_TOPIC, RequestFields.ofTopic(topic, queues));
        Await.within(Duration.ofSeconds(10), () -> askForRoute(topic).getCode() == ResponseCode.SUCCESS);
        route(topic);
    }

    /** Gives a client of any kind this broker and an identity of its own, starts it, and shuts it down at the end. */
    public <C extends ClientConfig> C started(C client, Start start, Runnable shutdown) throws MQClientException {
        client.setNamesrvAddr(nameServer);
        // A consumer whose subscription changes while a heartbeat is under way sends none at once, and its pulls are
        // refused
        // until the next: by default that is half a minute later.
        client.setHeartbeatBrokerInterval(1_000);
        client.setInstanceName("crosscheck-" + CLIENTS.incrementAndGet());
        start.run();
        closing.push(shutdown);
        return client;
    }

    /** How a client is started. */
    public interface Start {
        void run() throws MQClientException;
    }

    /** Address of the name server. */
    public String nameServer() {
        return nameServer;
    }

    /** Single requests, without the client's own checks. */
    public RawClient raw() {
        return raw;
    }

    /** What the name server answers to the question for a topic's route. */
    public RemotingCommand askForRoute(String topic) {
        return raw.call(nameServer, RequestCode.GET_ROUTEINFO_BY_TOPIC, Map.of("topic", topic));
    }

    /**
     * The route of a topic.
     *
     * @throws NotAsExpected when there is none
     */
    public TopicRouteData route(String topic) {
        RemotingCommand answer = askForRoute(topic);
        if (answer.getCode() != ResponseCode.SUCCESS) {
            throw new NotAsExpected(normalised("the question for the route of " + topic + " was answered with "
                    + Answers.code(answer) + ": " + answer.getRemark()));
        }
        return TopicRouteData.decode(answer.getBody(), TopicRouteData.class);
    }

    /** The address of the broker on which new topics are made. */
    public String broker() {
        BrokerData broker = route("TBW102").getBrokerDatas().get(0);
        String address = broker.selectBrokerAddr();
        labels.put(address, "<broker>");
        return address;
    }

    /** Shuts down every client that was started, without waiting: each may take three seconds for nothing. */
    @Override
    public void close() {
        while (!closing.isEmpty()) {
            Thread shutdown = new Thread(closing.pop(), "client-shutdown");
            shutdown.setDaemon(true);
            shutdown.start();
        }
        raw.close();
    }
}
