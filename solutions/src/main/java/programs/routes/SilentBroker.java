package programs.routes;

import org.apache.rocketmq.common.TopicConfig;
import org.apache.rocketmq.remoting.exception.RemotingException;
import org.apache.rocketmq.remoting.protocol.RemotingCommand;
import org.apache.rocketmq.remoting.protocol.RequestCode;
import org.apache.rocketmq.remoting.protocol.body.ClusterInfo;
import org.apache.rocketmq.remoting.protocol.body.RegisterBrokerBody;
import org.apache.rocketmq.remoting.protocol.body.TopicConfigAndMappingSerializeWrapper;
import org.apache.rocketmq.remoting.protocol.header.namesrv.RegisterBrokerRequestHeader;

import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * Pretends to be a broker: tells a name server of itself, over and over, then falls silent; comes back, and hangs up.
 * Beside it somebody else keeps asking which brokers there are, and prints each change.
 */
public final class SilentBroker {
    private static final String NAME = "broker-south";
    private static final long PATIENCE_MILLIS = 3_000;
    private static final long LOOK_EVERY_MILLIS = 50;
    private static final long BOUND_MILLIS = 20_000;

    private final NameServerClient onlooker;
    private final long start = System.nanoTime();
    private String lastSeen = "";

    private SilentBroker(NameServerClient onlooker) {
        this.onlooker = onlooker;
    }

    public static void main(String[] args) throws Exception {
        String nameServer = System.getProperty("rocketmq.namesrv.addr");
        try (NameServerClient onlooker = new NameServerClient(nameServer)) {
            new SilentBroker(onlooker).run(nameServer);
        }
    }

    private void run(String nameServer) throws Exception {
        watchFor(0);
        try (NameServerClient broker = new NameServerClient(nameServer)) {
            register(broker);
            tell(NAME + " registers, with 3 seconds of patience");
            for (int i = 0; i < 3; i++) {
                watchFor(1_000);
                register(broker);
                tell(NAME + " says that it is still there");
            }
            tell(NAME + " falls silent; its connection stays open");
            watchUntilGone();
            register(broker);
            tell(NAME + " registers again");
            watchFor(500);
            tell(NAME + " hangs up");
        }
        watchUntilGone();
    }

    private static void register(NameServerClient broker) throws InterruptedException, RemotingException {
        RegisterBrokerRequestHeader header = new RegisterBrokerRequestHeader();
        header.setClusterName("DefaultCluster");
        header.setBrokerName(NAME);
        header.setBrokerAddr("127.0.0.1:20911");
        header.setBrokerId(0L);
        header.setHaServerAddr("127.0.0.1:20912");
        header.setHeartbeatTimeoutMillis(PATIENCE_MILLIS);
        TopicConfigAndMappingSerializeWrapper topics = new TopicConfigAndMappingSerializeWrapper();
        for (String topic : new String[] {"Concerts", "Refunds"}) {
            topics.getTopicConfigTable().put(topic, new TopicConfig(topic, 4, 4, 6));
        }
        topics.getDataVersion().nextVersion();
        RegisterBrokerBody body = new RegisterBrokerBody();
        body.setTopicConfigSerializeWrapper(topics);
        RemotingCommand answer = broker.ask(RequestCode.REGISTER_BROKER, header, body.encode());
        if (answer.getCode() != 0) {
            throw new IllegalStateException(
                    "The name server refuses, code %s: %s".formatted(answer.getCode(), answer.getRemark()));
        }
    }

    private void watchFor(long millis) throws InterruptedException, RemotingException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        do {
            look();
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        } while (System.nanoTime() < end);
    }

    private void watchUntilGone() throws InterruptedException, RemotingException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(BOUND_MILLIS);
        while (look().contains(NAME)) {
            if (System.nanoTime() > end) {
                tell("%s is still known after %s seconds".formatted(NAME, BOUND_MILLIS / 1_000));
                return;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        }
    }

    private String look() throws InterruptedException, RemotingException {
        RemotingCommand answer = onlooker.ask(RequestCode.GET_BROKER_CLUSTER_INFO, null, null);
        if (answer.getCode() != 0) {
            throw new IllegalStateException("Code %s: %s".formatted(answer.getCode(), answer.getRemark()));
        }
        ClusterInfo clusters = ClusterInfo.decode(answer.getBody(), ClusterInfo.class);
        String seen =
                String.join(" ", new TreeSet<>(clusters.getBrokerAddrTable().keySet()));
        if (!seen.equals(lastSeen)) {
            tell("    the name server knows: " + seen);
            lastSeen = seen;
        }
        return seen;
    }

    private void tell(String what) {
        System.out.printf(Locale.ROOT, "%4.1f s  %s%n", (System.nanoTime() - start) / 1e9, what);
    }
}
