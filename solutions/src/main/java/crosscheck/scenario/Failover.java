package crosscheck.scenario;

import crosscheck.Scenario;
import crosscheck.Stage;
import org.apache.rocketmq.client.ClientConfig;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.client.producer.SendStatus;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.common.message.MessageQueue;
import org.apache.rocketmq.remoting.protocol.RequestCode;
import org.apache.rocketmq.remoting.protocol.route.BrokerData;
import process.Await;
import rawclient.RequestFields;
import rocketmq.RocketMqCluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One of two brokers is lost and comes back: sends go on, the orders in the lost broker's queues wait, consumers share
 * out what is left. It needs a cluster of its own, since it kills a part of it.
 */
public final class Failover implements Scenario {

    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final String SURVIVOR = "broker-a";
    private static final String LOST = "broker-b";
    private static final List<String> BROKERS = List.of(SURVIVOR, LOST);
    private static final int QUEUES_OF_EACH = 2;
    private static final int STEPS = 3;
    private static final int SENDS = 20;
    private static final int LOOK_FOR_ROUTES_MILLIS = 1_000;
    private static final int SEND_MILLIS = 20_000;
    private static final int TRY_MILLIS = 3_000;

    private final RocketMqCluster cluster;

    public Failover(RocketMqCluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public String name() {
        return "failover";
    }

    @Override
    public String lesson() {
        return "25";
    }

    @Override
    public String title() {
        return "one of two brokers is lost and comes back: sends, orders, shares of the consumers";
    }

    @Override
    public void run(Stage stage) throws Exception {
        String topic = stage.topic("orders");
        makeTopic(stage, topic);
        DefaultMQProducer producer = producer(stage);
        OrderedHandler early = new OrderedHandler(stage, "", 0, "");
        List<WatchedConsumer> members =
                List.of(member(stage, "early", topic, early), member(stage, "early", topic, early));
        shares(stage, "both brokers", members, topic, BROKERS, 2);
        for (String broker : BROKERS) {
            steps(producer, topic, broker, 0);
        }
        handled(stage, "both brokers", early, 2 * QUEUES_OF_EACH * STEPS);

        cluster.kill(LOST);
        stage.note("one is lost: " + SENDS + " sends to any queue", sends(producer, topic));
        stage.note("one is lost: a step of an order in its queue", step(producer, topic, LOST));
        shares(stage, "one is lost", members, topic, List.of(SURVIVOR), 1);
        steps(producer, topic, SURVIVOR, STEPS);
        OrderedHandler late = new OrderedHandler(stage, "", 0, "");
        member(stage, "late", topic, late);
        handled(stage, "one is lost, a new group", late, 2 * QUEUES_OF_EACH * STEPS);

        cluster.restart(LOST);
        shares(stage, "it is back", members, topic, BROKERS, 2);
        steps(producer, topic, LOST, STEPS);
        handled(stage, "it is back", early, 4 * QUEUES_OF_EACH * STEPS);
        handled(stage, "it is back, the new group", late, 4 * QUEUES_OF_EACH * STEPS);
    }

    private static void makeTopic(Stage stage, String topic) {
        Map<String, String> fields = RequestFields.ofTopic(topic, QUEUES_OF_EACH);
        for (BrokerData broker : stage.route("TBW102").getBrokerDatas()) {
            stage.raw().call(broker.selectBrokerAddr(), RequestCode.UPDATE_AND_CREATE_TOPIC, fields);
        }
        Await.within(
                BOUND,
                () -> stage.askForRoute(topic).getCode() == 0
                        && stage.route(topic).getBrokerDatas().size() == BROKERS.size());
        stage.note(
                "topic: brokers that have it",
                stage.route(topic).getBrokerDatas().stream()
                        .map(BrokerData::getBrokerName)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static DefaultMQProducer producer(Stage stage) throws Exception {
        DefaultMQProducer producer = new DefaultMQProducer(stage.group("failover-producer"));
        producer.setRetryTimesWhenSendFailed(3);
        // A broker that is lost without a word is waited for; without a bound of its own the first try uses up the
        // whole time.
        producer.setSendMsgTimeout(SEND_MILLIS);
        producer.setSendMsgMaxTimeoutPerRequest(TRY_MILLIS);
        return stage.started(looksOften(producer), producer::start, producer::shutdown);
    }

    private static WatchedConsumer member(Stage stage, String group, String topic, OrderedHandler handler)
            throws Exception {
        WatchedConsumer consumer = new WatchedConsumer(stage.group(group));
        consumer.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
        consumer.subscribe(topic, "*");
        consumer.registerMessageListener(handler);
        return stage.started(looksOften(consumer), consumer::start, consumer::shutdown);
    }

    /** For other routes, so that nobody has to wait half a minute. */
    private static <C extends ClientConfig> C looksOften(C client) {
        client.setPollNameServerInterval(LOOK_FOR_ROUTES_MILLIS);
        client.setPersistConsumerOffsetInterval(LOOK_FOR_ROUTES_MILLIS);
        return client;
    }

    /**
     * Notes how many queues each consumer has, as soon as each queue of the living brokers has one consumer and no
     * other queue has any: on the way there a consumer that is letting go of its queues has the right number for a
     * moment, too.
     */
    private static void shares(
            Stage stage, String when, List<WatchedConsumer> members, String topic, List<String> living, int ofEach) {
        Set<MessageQueue> all = new HashSet<>();
        for (String broker : living) {
            for (int queue = 0; queue < QUEUES_OF_EACH; queue++) {
                all.add(new MessageQueue(topic, broker, queue));
            }
        }
        Await.within(BOUND, () -> {
            List<List<MessageQueue>> held =
                    members.stream().map(member -> member.heldOf(topic)).toList();
            return held.stream().allMatch(queues -> queues.size() == ofEach)
                    && held.stream()
                            .flatMap(List::stream)
                            .collect(Collectors.toSet())
                            .equals(all);
        });
        stage.note(
                when + ": queues of each consumer",
                members.stream()
                        .map(member -> member.heldOf(topic).size())
                        .sorted()
                        .toList());
    }

    /** The next steps of the orders in a broker's queues. */
    private static void steps(DefaultMQProducer producer, String topic, String broker, int from) throws Exception {
        for (int step = from; step < from + STEPS; step++) {
            for (int queue = 0; queue < QUEUES_OF_EACH; queue++) {
                String text = "order-" + broker.substring("broker-".length()) + queue + ":" + step;
                sendUntilThere(producer, topic, text, new MessageQueue(topic, broker, queue));
            }
        }
    }

    /** A producer hears of a broker that is back when it looks for routes the next time. */
    private static void sendUntilThere(DefaultMQProducer producer, String topic, String text, MessageQueue queue) {
        Await.within(BOUND, () -> {
            try {
                return producer.send(SendResults.message(topic, text), queue).getSendStatus() == SendStatus.SEND_OK;
            } catch (Exception notYet) {
                return false;
            }
        });
    }

    private static String step(DefaultMQProducer producer, String topic, String broker) {
        try {
            return producer.send(SendResults.message(topic, "lost:0"), new MessageQueue(topic, broker, 0))
                    .getSendStatus()
                    .toString();
        } catch (Exception e) {
            return "refused";
        }
    }

    private static Map<String, Long> sends(DefaultMQProducer producer, String topic) throws Exception {
        List<String> results = new ArrayList<>();
        for (int i = 0; i < SENDS; i++) {
            SendResult result = producer.send(SendResults.message(topic, "any:" + i));
            results.add(
                    result.getSendStatus() + " by " + result.getMessageQueue().getBrokerName());
        }
        return results.stream().collect(Collectors.groupingBy(result -> result, TreeMap::new, Collectors.counting()));
    }

    /** Of each order its steps, in the order in which they were handled; orders alone, not the sends to any queue. */
    private static void handled(Stage stage, String when, OrderedHandler handler, int count) {
        Await.within(BOUND, () -> orders(handler).size() >= count);
        stage.note(
                when + ": steps of each order",
                orders(handler).stream()
                        .map(call -> call.split("[: ]"))
                        .collect(Collectors.groupingBy(
                                parts -> parts[0],
                                TreeMap::new,
                                Collectors.mapping(parts -> parts[1], Collectors.joining(" ")))));
    }

    /** Each once: what was handled and not yet noted down on the disk of the broker that was killed comes again. */
    private static List<String> orders(OrderedHandler handler) {
        return handler.calls().stream()
                .filter(call -> call.startsWith("order-"))
                .distinct()
                .toList();
    }
}
