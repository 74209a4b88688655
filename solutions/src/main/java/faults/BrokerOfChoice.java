package faults;

import process.FreePorts;
import process.ScratchDirectories;
import rocketmq.BrokerPorts;
import rocketmq.RocketMqContainer;
import rocketmq.RocketMqProcess;
import rocketmq.RocketMqSetup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A broker for a program that kills it: with a store, sync flush and recall, and started again on that store at the
 * same address; locks of the dead expire after {@link #LOCK_EXPIRY_MILLIS}. Which one is the reader's choice, in the
 * system property {@code workbook.broker}: the one whose classes are in front, RocketMQ as a process or RocketMQ in a
 * container.
 *
 * <p>One thread uses it.
 */
public sealed interface BrokerOfChoice extends AutoCloseable {
    /** {@code mini}, {@code rocketmq} or {@code docker}. */
    String PROPERTY = "workbook.broker";

    /** How long a client that was killed keeps the queues that it had locked; a minute is usual. */
    int LOCK_EXPIRY_MILLIS = 5_000;

    /**
     * Starts it.
     *
     * @throws PromiseBroken if it does not start
     */
    static BrokerOfChoice start() {
        return switch (System.getProperty(PROPERTY, "mini")) {
            case "rocketmq" -> new RealProcess();
            case "docker" -> new RealContainer();
            default -> new Mini();
        };
    }

    /** What people call it. */
    String name();

    /** Host and port of its name server, the same after each start. */
    String nameServerAddress();

    /** Ends it as SIGKILL does; its store stays. */
    void kill();

    /**
     * Starts it after a {@link #kill}, and returns when it serves.
     *
     * @throws PromiseBroken if it does not start
     */
    void startAgain();

    /** Ends it and removes its store. */
    @Override
    void close();

    /** The mini-broker, in a JVM of its own with the class path of this one. */
    final class Mini implements BrokerOfChoice {
        private final Path store = ScratchDirectories.create("broker-of-choice-");
        /** The one before is for the broker's clients up to 4.5.0. */
        private final int nameServerPort = FreePorts.choose(3) + 1;

        private BrokerProcess broker;

        private Mini() {
            startAgain();
        }

        @Override
        public String name() {
            return "mini-broker";
        }

        @Override
        public String nameServerAddress() {
            return "127.0.0.1:" + nameServerPort;
        }

        @Override
        public void kill() {
            broker.kill();
        }

        @Override
        public void startAgain() {
            broker = BrokerProcess.forAShop(PowerCut.without(), store, nameServerPort, nameServerPort + 1);
            broker.awaitReady();
        }

        @Override
        public void close() {
            broker.kill();
            ScratchDirectories.delete(store);
        }
    }

    /** RocketMQ from its published jars. */
    final class RealProcess implements BrokerOfChoice {
        private static final String LOCK_EXPIRY = "-Drocketmq.broker.rebalance.lockMaxLiveTime=" + LOCK_EXPIRY_MILLIS;

        private final RocketMqProcess rocketMq;

        private RealProcess() {
            List<String> options = new ArrayList<>(RocketMqSetup.READY_SOON.jvmOptions());
            options.add(LOCK_EXPIRY);
            rocketMq = RocketMqProcess.start(BrokerPorts.free(), new RocketMqSetup(options, true));
        }

        @Override
        public String name() {
            return "RocketMQ " + RocketMqProcess.VERSION;
        }

        @Override
        public String nameServerAddress() {
            return rocketMq.nameServerAddress();
        }

        @Override
        public void kill() {
            rocketMq.kill();
        }

        @Override
        public void startAgain() {
            rocketMq.startAgain();
        }

        @Override
        public void close() {
            rocketMq.close();
        }
    }

    /** RocketMQ in a container, in which the broker alone is killed and started; the name server stays. */
    final class RealContainer implements BrokerOfChoice {
        /**
         * What a client closes stays open, for this broker, behind the engine's port proxy. RocketMQ counts a
         * consumer once for each of its connections and gives each a share of the queues, so that the share of a dead
         * one is read by nobody until the broker drops it: after two minutes, usually.
         */
        private static final String IDLE_SECONDS = "10";

        private final RocketMqContainer container = new RocketMqContainer()
                .withBrokerSetting("flushDiskType", "SYNC_FLUSH")
                .withBrokerSetting("serverChannelMaxIdleTimeSeconds", IDLE_SECONDS)
                .withJavaOption(RealProcess.LOCK_EXPIRY)
                .withBrokerThatComesBack();

        private RealContainer() {
            container.start();
        }

        @Override
        public String name() {
            return "RocketMQ " + RocketMqProcess.VERSION + " in a container";
        }

        @Override
        public String nameServerAddress() {
            return container.nameServerAddress();
        }

        @Override
        public void kill() {
            container.killBroker();
        }

        @Override
        public void startAgain() {
            container.startBrokerAgain();
        }

        @Override
        public void close() {
            container.close();
        }
    }
}
