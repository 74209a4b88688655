package crosscheck.scenario;

import crosscheck.Scenario;
import crosscheck.Stage;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendCallback;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageDecoder;
import org.apache.rocketmq.common.message.MessageId;
import org.apache.rocketmq.common.message.MessageQueue;
import org.apache.rocketmq.remoting.common.RemotingHelper;
import org.apache.rocketmq.remoting.protocol.RemotingCommand;
import org.apache.rocketmq.remoting.protocol.RequestCode;
import org.apache.rocketmq.remoting.protocol.route.QueueData;
import org.apache.rocketmq.remoting.protocol.route.TopicRouteData;
import process.Await;
import rawclient.Answers;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** What a producer gets back: results, queues and offsets of good sends, and the codes of refused ones. */
public final class SendResults implements Scenario {

    private static final int QUEUES = 4;
    private static final Duration BOUND = Duration.ofSeconds(10);

    @Override
    public String name() {
        return "send";
    }

    @Override
    public String lesson() {
        return "05";
    }

    @Override
    public String title() {
        return "send results: sync, async, one-way, spread over the queues, refused sends with their codes";
    }

    @Override
    public void run(Stage stage) throws Exception {
        newTopic(stage);
        sync(stage);
        chosenQueue(stage);
        resultFields(stage);
        async(stage);
        oneway(stage);
        new RefusedByClientApi(stage).run();
        new RefusedRequests(stage).run();
    }

    private static void newTopic(Stage stage) throws Exception {
        String topic = stage.topic("new");
        stage.note("new topic: route before the first send", Answers.code(stage.askForRoute(topic)));
        stage.note("new topic: route of TBW102", described(stage.route("TBW102")));
        SendResult first = stage.producer("new-producer").send(message(topic, "first"));
        stage.note("new topic: first send", first.getSendStatus());
        stage.note("new topic: offset of the first message", first.getQueueOffset());
        stage.note("new topic: route after the first send", described(stage.route(topic)));
    }

    private static void sync(Stage stage) throws Exception {
        DefaultMQProducer producer = stage.producer("sync-producer");
        String topic = stage.topic("sync");
        makeTopic(producer, topic);
        List<SendResult> results = new ArrayList<>();
        for (int i = 0; i < 2 * QUEUES; i++) {
            results.add(producer.send(message(topic, "sync " + i)));
        }
        stage.note("sync: results of 8 sends", statuses(results));
        stage.note("sync: queues, from the first one on", cyclic(results));
        stage.note("sync: offsets in each queue", offsetsByQueue(results));
    }

    /** A producer that learns a new topic's real route in the middle would begin again with any queue. */
    @SuppressWarnings("deprecation") // the client has no other way
    private static void makeTopic(DefaultMQProducer producer, String topic) throws Exception {
        producer.createTopic("TBW102", topic, QUEUES, 0, Map.of());
    }

    /** The first queue is random; the others are noted by their distance to it. */
    private static String cyclic(List<SendResult> results) {
        int first = queue(results.get(0));
        return results.stream()
                .map(result -> Math.floorMod(queue(result) - first, QUEUES))
                .map(distance -> distance == 0 ? "q" : "q+" + distance)
                .collect(Collectors.joining(" "));
    }

    private static String offsetsByQueue(List<SendResult> results) {
        return results.stream()
                .collect(Collectors.groupingBy(
                        SendResults::queue,
                        TreeMap::new,
                        Collectors.mapping(SendResult::getQueueOffset, Collectors.toList())))
                .toString();
    }

    private static void chosenQueue(Stage stage) throws Exception {
        DefaultMQProducer producer = stage.producer("chosen-producer");
        String topic = stage.topic("sync");
        String broker = brokerName(stage, topic);
        List<SendResult> results = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            results.add(producer.send(message(topic, "chosen " + i), new MessageQueue(topic, broker, 2)));
        }
        stage.note("chosen queue 2: results", statuses(results));
        stage.note("chosen queue 2: offsets", offsetsByQueue(results));
        SendResult selected = producer.send(
                message(topic, "selected"), (queues, message, key) -> queues.get((Integer) key % queues.size()), 7);
        stage.note("selector, key 7: queue and offset", queue(selected) + ", " + selected.getQueueOffset());
    }

    private static void resultFields(Stage stage) throws Exception {
        DefaultMQProducer producer = stage.producer("fields-producer");
        Message message = message(stage.topic("sync"), "fields");
        MessageQueue queue = new MessageQueue(message.getTopic(), brokerName(stage, message.getTopic()), 0);
        SendResult result = producer.send(message, queue);
        stage.note("result: id is the message's own", result.getMsgId().equals(message.getProperty("UNIQ_KEY")));
        stage.note("result: transaction id is that id", result.getMsgId().equals(result.getTransactionId()));
        stage.note("result: region and trace", result.getRegionId() + ", " + result.isTraceOn());
        stage.note("result: recall handle", result.getRecallHandle());
        MessageId first = MessageDecoder.decodeMessageId(result.getOffsetMsgId());
        MessageId second = MessageDecoder.decodeMessageId(
                producer.send(message(message.getTopic(), "fields 2"), queue).getOffsetMsgId());
        stage.broker();
        stage.note("result: address in the offset id", RemotingHelper.parseSocketAddressAddr(first.getAddress()));
        stage.note("result: offsets in the log grow", first.getOffset() < second.getOffset());
    }

    private static void async(Stage stage) throws Exception {
        DefaultMQProducer producer = stage.producer("async-producer");
        String topic = stage.topic("sync");
        MessageQueue queue = new MessageQueue(topic, brokerName(stage, topic), 1);
        List<CompletableFuture<SendResult>> pending = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            pending.add(sendAsync(producer, message(topic, "async " + i), queue));
        }
        List<SendResult> results = new ArrayList<>();
        for (CompletableFuture<SendResult> each : pending) {
            results.add(each.get(BOUND.toSeconds(), TimeUnit.SECONDS));
        }
        stage.note("async: results of 8 sends", statuses(results));
        // Requests of one connection are handled concurrently, so only the set of offsets is certain.
        stage.note(
                "async: offsets taken",
                results.stream().map(SendResult::getQueueOffset).sorted().toList());
    }

    private static CompletableFuture<SendResult> sendAsync(
            DefaultMQProducer producer, Message message, MessageQueue queue) throws Exception {
        CompletableFuture<SendResult> future = new CompletableFuture<>();
        producer.send(message, queue, new SendCallback() {
            @Override
            public void onSuccess(SendResult result) {
                future.complete(result);
            }

            @Override
            public void onException(Throwable e) {
                future.completeExceptionally(e);
            }
        });
        return future;
    }

    private static void oneway(Stage stage) throws Exception {
        DefaultMQProducer producer = stage.producer("oneway-producer");
        String topic = stage.topic("oneway");
        for (int i = 0; i < 2 * QUEUES; i++) {
            producer.sendOneway(message(topic, "oneway " + i));
        }
        String broker = stage.broker();
        Await.within(BOUND, () -> sum(maxOffsets(stage, broker, topic)) == 2 * QUEUES);
        stage.note("one-way: 8 messages, arrived in each queue", maxOffsets(stage, broker, topic));
    }

    private static List<Long> maxOffsets(Stage stage, String broker, String topic) {
        List<Long> offsets = new ArrayList<>();
        for (int queue = 0; queue < QUEUES; queue++) {
            RemotingCommand answer = stage.raw()
                    .call(
                            broker,
                            RequestCode.GET_MAX_OFFSET,
                            Map.of("topic", topic, "queueId", Integer.toString(queue)));
            offsets.add(Long.parseLong(Answers.field(answer, "offset")));
        }
        return offsets;
    }

    private static long sum(List<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).sum();
    }

    static Message message(String topic, String body) {
        return new Message(topic, body.getBytes(StandardCharsets.UTF_8));
    }

    static String brokerName(Stage stage, String topic) {
        return stage.route(topic).getQueueDatas().get(0).getBrokerName();
    }

    private static int queue(SendResult result) {
        return result.getMessageQueue().getQueueId();
    }

    private static String statuses(List<SendResult> results) {
        return results.stream()
                .collect(Collectors.groupingBy(SendResult::getSendStatus, TreeMap::new, Collectors.counting()))
                .toString();
    }

    static String described(TopicRouteData route) {
        QueueData queues = route.getQueueDatas().get(0);
        return route.getBrokerDatas().size() + " broker, " + queues.getReadQueueNums() + " read and "
                + queues.getWriteQueueNums() + " write queues, permission " + queues.getPerm();
    }
}
