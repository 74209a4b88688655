package minibroker.broker;

import minibroker.exercise.NotDoneYet;
import minibroker.protocol.BrokerRegistration;
import minibroker.protocol.KvTable;
import minibroker.protocol.RequestCode;
import minibroker.remoting.Exchange;
import minibroker.remoting.Ports;
import minibroker.remoting.RemotingServer;
import minibroker.remoting.RequestProcessor;
import minibroker.store.MessageStore;
import minibroker.thread.Closing;
import minibroker.thread.PeriodicTasks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A broker on the network: its core, the server in front of it, the timer beside it, and the order in which all of them
 * start and stop.
 *
 * <p>Any thread may call any method. RocketMQ: {@code BrokerController}.
 */
public final class Broker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Broker.class);
    private static final Duration DELIVER = Duration.ofMillis(100);
    /**
     * Pulls whose time is over, as often as in RocketMQ. A message that arrives answers its pulls at once, without
     * this.
     */
    private static final Duration RELEASE = Duration.ofSeconds(5);

    private static final Duration COUNT = Duration.ofSeconds(1);
    private static final Duration SAVE = Duration.ofSeconds(5);
    private static final Duration EXPIRE = Duration.ofSeconds(10);
    private static final Duration REGISTER = Duration.ofSeconds(30);

    private final BrokerConfig config;
    private final Consumer<BrokerRegistration> nameServer;
    private final RemotingServer server;
    private final InetSocketAddress address;
    private final BrokerCore core;
    private final PeriodicTasks timer = new PeriodicTasks("broker-timer", 1);

    /**
     * Starts the broker.
     *
     * @param nameServer told of the broker and its topics at the start, after each change, and every 30 seconds
     * @throws minibroker.remoting.BindFailed if a port is taken or the address is not this machine's
     */
    public Broker(BrokerConfig config, Consumer<BrokerRegistration> nameServer) {
        this.config = config;
        this.nameServer = nameServer;
        server = new RemotingServer(
                "broker", config.address(), Ports.WITH_VIP, config.answerFormat(), config.limits(), config.clock());
        address =
                new InetSocketAddress(config.advertisedHost(), server.address().getPort());
        core = openCore();
        timer.every(DELIVER, core::deliverDelayed);
        timer.every(RELEASE, core::releaseHeldPulls);
        timer.every(COUNT, core::count);
        timer.every(SAVE, core::save);
        timer.every(EXPIRE, core::expireClients);
        timer.every(REGISTER, this::register);
        register();
        server.serve(processors(), core::connectionClosed);
    }

    private BrokerCore openCore() {
        try {
            MessageStore store = config.store().open(address, config.clock(), server.readComplete());
            try {
                return new BrokerCore(config, store, address, this::register);
            } catch (RuntimeException | Error e) {
                Closing.after(e, store::close);
                throw e;
            }
        } catch (RuntimeException | Error e) {
            Closing.after(e, timer::close, server::close);
            throw e;
        }
    }

    private Map<Integer, RequestProcessor> processors() {
        Map<Integer, RequestProcessor> all = new HashMap<>(core.processors());
        all.put(RequestCode.GET_BROKER_RUNTIME_INFO, this::runtimeInfo);
        return all;
    }

    /** One at a time: otherwise an older list of topics could reach the name server after a newer one. */
    private synchronized void register() {
        BrokerRegistration registration = new BrokerRegistration(
                config.clusterName(),
                config.brokerName(),
                address.getAddress().getHostAddress() + ":" + address.getPort(),
                0,
                core.topics(),
                BrokerRegistration.FOREVER);
        try {
            nameServer.accept(registration);
        } catch (NotDoneYet unfinished) {
            LOG.info(unfinished.getMessage());
        }
    }

    private void runtimeInfo(Exchange exchange) {
        Map<String, String> table = core.runtimeInfo(
                        server.waitingRequests(), config.limits().waitingRequests(), server.longestWaitMillis())
                .table();
        exchange.answer(exchange.request().success().withBody(new KvTable(table).body()));
    }

    /** Where clients reach it, with the real port. */
    public InetSocketAddress address() {
        return address;
    }

    /** Closes ports and connections, ends the threads, and closes the store. */
    @Override
    public void close() {
        Closing.inOrder(timer::close, server::close, core::close);
    }
}
