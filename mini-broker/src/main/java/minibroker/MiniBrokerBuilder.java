package minibroker;

import minibroker.broker.BrokerConfig;
import minibroker.remoting.HeaderCodec;
import minibroker.remoting.Limits;
import minibroker.store.StoreFactory;
import minibroker.store.StoreSettings;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;

/** Settings of a {@link MiniBroker}, each with a default. One thread at a time. */
public final class MiniBrokerBuilder {
    private static final StoreFactory IN_MEMORY =
            StoreFactory.inMemory(Runtime.getRuntime().maxMemory() / 4);

    private String host = "127.0.0.1";
    private String advertisedHost = "";
    private int namesrvPort;
    private int brokerPort;
    private String brokerName = "broker-a";
    private boolean recall;
    private StoreFactory store = IN_MEMORY;
    private Limits limits = Limits.DEFAULT;
    private HeaderCodec answerFormat = HeaderCodec.JSON;
    private Clock clock = Clock.systemUTC();

    MiniBrokerBuilder() {}

    /** Keeps messages in memory, in a quarter of the heap; the oldest go when there are too many. */
    public MiniBrokerBuilder inMemory() {
        this.store = IN_MEMORY;
        return this;
    }

    /**
     * Keeps messages, topics, groups and offsets in the files of a folder, which is made when it is missing. A sender
     * is answered before the disk has its message, unless told otherwise.
     */
    public MiniBrokerBuilder store(Path folder) {
        return store(StoreSettings.in(folder));
    }

    /** Keeps messages, topics, groups and offsets in files. */
    public MiniBrokerBuilder store(StoreSettings settings) {
        this.store = StoreFactory.inFiles(settings);
        return this;
    }

    /** The address to listen on; loopback unless told otherwise. */
    public MiniBrokerBuilder host(String address) {
        this.host = address;
        return this;
    }

    /** The address that clients are told; the one that the broker listens on unless told otherwise. */
    public MiniBrokerBuilder advertisedHost(String address) {
        this.advertisedHost = address;
        return this;
    }

    /** Port of the name server; 0, the default, lets the system choose. */
    public MiniBrokerBuilder namesrvPort(int port) {
        this.namesrvPort = port;
        return this;
    }

    /**
     * Port of the broker; 0, the default, lets the system choose. The broker listens two ports below as well: clients
     * up to 4.5.0 connect there.
     */
    public MiniBrokerBuilder brokerPort(int port) {
        this.brokerPort = port;
        return this;
    }

    /** Name of the broker, {@code broker-a} unless told otherwise. */
    public MiniBrokerBuilder brokerName(String name) {
        this.brokerName = name;
        return this;
    }

    /** Lets senders take back messages that wait for a certain time; nobody may by default, as in RocketMQ. */
    public MiniBrokerBuilder allowRecall() {
        this.recall = true;
        return this;
    }

    /** How many requests may wait for their turn; more are answered SYSTEM_BUSY. */
    public MiniBrokerBuilder waitingRequests(int most) {
        this.limits = limits.withWaitingRequests(most);
        return this;
    }

    /** How many requests are carried out each second at most. */
    public MiniBrokerBuilder maxRequestsPerSecond(double most) {
        this.limits = limits.withRequestsPerSecond(most);
        return this;
    }

    /** Writes the headers of answers in the compact format, not in JSON; clients read both. */
    public MiniBrokerBuilder compactHeaders() {
        this.answerFormat = HeaderCodec.COMPACT;
        return this;
    }

    /** Where the time comes from. */
    public MiniBrokerBuilder clock(Clock source) {
        this.clock = source;
        return this;
    }

    /**
     * Starts name server and broker.
     *
     * @throws IllegalArgumentException if a host is not known, or is no address that clients can reach
     * @throws minibroker.file.DamagedFile if the store is damaged
     * @throws IllegalStateException if another broker uses the store
     * @throws minibroker.remoting.BindFailed if a port is taken or the host is not this machine's
     */
    public MiniBroker start() {
        InetSocketAddress address = known(host, brokerPort);
        if (advertisedHost.isEmpty() && address.getAddress().isAnyLocalAddress()) {
            throw new IllegalArgumentException(
                    "Clients can't reach a broker at %s: say at which address they can".formatted(host));
        }
        String advertised = advertisedHost.isEmpty() ? host : advertisedHost;
        BrokerConfig config = new BrokerConfig(
                "DefaultCluster",
                brokerName,
                address,
                known(advertised, 0).getHostString(),
                true,
                recall,
                store,
                limits,
                answerFormat,
                clock);
        return new MiniBroker(new InetSocketAddress(host, namesrvPort), config);
    }

    private static InetSocketAddress known(String host, int port) {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new IllegalArgumentException("There is no address for the host name %s".formatted(host));
        }
        return address;
    }
}
