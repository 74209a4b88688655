package crosscheck.scenario;

import crosscheck.NotAsExpected;
import crosscheck.Stage;
import io.netty.channel.ChannelHandlerContext;
import org.apache.rocketmq.common.MQVersion;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.remoting.netty.NettyClientConfig;
import org.apache.rocketmq.remoting.netty.NettyRemotingClient;
import org.apache.rocketmq.remoting.netty.NettyRequestProcessor;
import org.apache.rocketmq.remoting.protocol.RemotingCommand;
import org.apache.rocketmq.remoting.protocol.RequestCode;
import org.apache.rocketmq.remoting.protocol.ResponseCode;
import org.apache.rocketmq.remoting.protocol.heartbeat.ConsumeType;
import org.apache.rocketmq.remoting.protocol.heartbeat.ConsumerData;
import org.apache.rocketmq.remoting.protocol.heartbeat.HeartbeatData;
import org.apache.rocketmq.remoting.protocol.heartbeat.MessageModel;
import org.apache.rocketmq.remoting.protocol.heartbeat.SubscriptionData;
import process.Await;
import rawclient.Answers;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A client with one connection that only sends heartbeats, and counts how often it is told of other members. */
final class HeartbeatClient implements AutoCloseable {

    private static final Duration BOUND = Duration.ofSeconds(10);

    private final NettyRemotingClient client = new NettyRemotingClient(new NettyClientConfig());
    private final ExecutorService notices = Executors.newSingleThreadExecutor();
    private final AtomicInteger told = new AtomicInteger();
    private final String broker;
    private final String id;

    HeartbeatClient(Stage stage, String id) {
        this.broker = stage.broker();
        this.id = id;
        client.registerProcessor(RequestCode.NOTIFY_CONSUMER_IDS_CHANGED, new Notices(), notices);
        client.start();
    }

    private final class Notices implements NettyRequestProcessor {
        @Override
        public RemotingCommand processRequest(ChannelHandlerContext context, RemotingCommand notice) {
            told.incrementAndGet();
            return null;
        }

        @Override
        public boolean rejectRequest() {
            return false;
        }
    }

    void beat(String group, long version, String tags, String... topics) throws Exception {
        ConsumerData consumer = new ConsumerData();
        consumer.setGroupName(group);
        consumer.setConsumeType(ConsumeType.CONSUME_PASSIVELY);
        consumer.setMessageModel(MessageModel.CLUSTERING);
        consumer.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_LAST_OFFSET);
        for (String topic : topics) {
            SubscriptionData subscription = new SubscriptionData(topic, tags);
            subscription.setSubVersion(version);
            consumer.getSubscriptionDataSet().add(subscription);
        }
        HeartbeatData heartbeat = new HeartbeatData();
        heartbeat.setClientID(id);
        heartbeat.getConsumerDataSet().addAll(List.of(consumer));
        send(RequestCode.HEART_BEAT, Map.of(), heartbeat.encode());
    }

    void leave(String group) throws Exception {
        send(RequestCode.UNREGISTER_CLIENT, Map.of("clientID", id, "consumerGroup", group), null);
    }

    private void send(int code, Map<String, String> fields, byte[] body) throws Exception {
        RemotingCommand request = RemotingCommand.createRequestCommand(code, null);
        request.setVersion(MQVersion.CURRENT_VERSION);
        request.setExtFields(new HashMap<>(fields));
        request.setBody(body);
        RemotingCommand answer = client.invokeSync(broker, request, BOUND.toMillis());
        if (answer.getCode() != ResponseCode.SUCCESS) {
            throw new NotAsExpected("request " + code + " of " + id + " was answered with " + Answers.code(answer));
        }
    }

    /** Waits until it was told so often since the last look, ten seconds at most. */
    void awaitTold(int times) {
        Await.within(BOUND, () -> told.get() >= times);
    }

    /** How often it was told since the last look. */
    int told() {
        return told.getAndSet(0);
    }

    /** Without a good-bye. */
    void disconnect() {
        client.shutdown();
        notices.shutdown();
    }

    @Override
    public void close() {
        if (!notices.isShutdown()) {
            disconnect();
        }
    }
}
