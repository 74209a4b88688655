package faults;

import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.remoting.protocol.RemotingCommand;
import org.apache.rocketmq.remoting.protocol.RequestCode;
import org.apache.rocketmq.remoting.protocol.heartbeat.ConsumeType;
import org.apache.rocketmq.remoting.protocol.heartbeat.ConsumerData;
import org.apache.rocketmq.remoting.protocol.heartbeat.HeartbeatData;
import org.apache.rocketmq.remoting.protocol.heartbeat.MessageModel;
import org.apache.rocketmq.remoting.protocol.heartbeat.ProducerData;
import org.apache.rocketmq.remoting.protocol.heartbeat.SubscriptionData;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Consumers that join a group and then die without a good-bye, each in one of three ways: killed when the broker has
 * answered its heartbeat, killed while the broker has it still to answer, or cut off, so that its connection stands and
 * nothing comes any more.
 *
 * <p>One thread at a time.
 */
final class DeadClients implements AutoCloseable {
    private final InetAddress host;
    private final int port;
    private final Random random;
    private final List<Socket> silent = new ArrayList<>();
    private int count;

    DeadClients(String broker, Random random) {
        int colon = broker.lastIndexOf(':');
        try {
            this.host = InetAddress.getByName(broker.substring(0, colon));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.port = Integer.parseInt(broker.substring(colon + 1));
        this.random = random;
    }

    /** One dies in any of the three ways. */
    void die(String group, List<String> topics) {
        if (random.nextInt(3) == 0) {
            silent.add(heartbeat(group, topics, random.nextBoolean()));
        } else {
            beKilled(group, topics);
        }
    }

    /** One dies in such a way that the broker can know. */
    synchronized void beKilled(String group, List<String> topics) {
        Socket socket = heartbeat(group, topics, random.nextBoolean());
        try {
            socket.setSoLinger(random.nextBoolean(), 0);
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Socket heartbeat(String group, List<String> topics, boolean awaitAnswer) {
        try {
            Socket socket = new Socket(host, port);
            socket.getOutputStream().write(frame(group, topics));
            if (awaitAnswer) {
                InputStream in = socket.getInputStream();
                in.readNBytes(ByteBuffer.wrap(in.readNBytes(Integer.BYTES)).getInt());
            }
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException("The broker does not take a heartbeat", e);
        }
    }

    private byte[] frame(String group, List<String> topics) {
        ConsumerData consumer = new ConsumerData();
        consumer.setGroupName(group);
        consumer.setConsumeType(ConsumeType.CONSUME_PASSIVELY);
        consumer.setMessageModel(MessageModel.CLUSTERING);
        consumer.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
        for (String topic : topics) {
            SubscriptionData subscription = new SubscriptionData(topic, "*");
            subscription.setSubVersion(1);
            consumer.getSubscriptionDataSet().add(subscription);
        }
        ProducerData producer = new ProducerData();
        producer.setGroupName(group + "-producers");
        HeartbeatData data = new HeartbeatData();
        // Sorts before every real client's id, which begins with an address, so it would get the first queues.
        data.setClientID("!dead-" + count++);
        data.setConsumerDataSet(Set.of(consumer));
        data.setProducerDataSet(Set.of(producer));
        RemotingCommand request = RemotingCommand.createRequestCommand(RequestCode.HEART_BEAT, null);
        request.setBody(data.encode());
        ByteBuffer frame = request.encode();
        byte[] bytes = new byte[frame.remaining()];
        frame.get(bytes);
        return bytes;
    }

    /** How many have died. */
    int count() {
        return count;
    }

    @Override
    public void close() {
        for (Socket socket : silent) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
