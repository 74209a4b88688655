package rocketmq;

import process.FreePorts;

/**
 * The ports of one RocketMQ. A broker takes three: the one that it is told, two below for its "fast" server, one above
 * for replication.
 */
public record BrokerPorts(int nameServer, int broker) {
    private static final int IN_ALL = 5;
    private static final int BROKER = 3;

    /** @throws RocketMqUnavailable if there are none */
    public static BrokerPorts free() {
        try {
            int first = FreePorts.choose(IN_ALL);
            return new BrokerPorts(first, first + BROKER);
        } catch (IllegalStateException none) {
            throw new RocketMqUnavailable(none.getMessage());
        }
    }
}
