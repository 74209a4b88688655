package minibroker.namesrv;

import minibroker.protocol.BrokerRegistration;
import minibroker.protocol.TopicConfig;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Brokers that register, and how they are named in a verdict. */
final class SomeBrokers {
    static final String NORTH = "10.0.0.1:10911";
    static final String SOUTH = "10.0.0.2:10911";
    static final Duration TWO_MINUTES = Duration.ofMinutes(2);

    private SomeBrokers() {}

    /** The broker "north", a master, with topics of four queues. */
    static BrokerRegistration north(String... topics) {
        return north(TWO_MINUTES, topics);
    }

    static BrokerRegistration north(Duration patience, String... topics) {
        return broker("north", NORTH, 0, patience, fourQueues(topics));
    }

    /** The broker "south", a master, with topics of four queues. */
    static BrokerRegistration south(String... topics) {
        return south(TWO_MINUTES, topics);
    }

    static BrokerRegistration south(Duration patience, String... topics) {
        return broker("south", SOUTH, 0, patience, fourQueues(topics));
    }

    /** With texts of its own: those of two registrations on the wire may be equal, and are never the same. */
    static BrokerRegistration broker(
            String name, String address, long id, Duration patience, List<TopicConfig> topics) {
        return new BrokerRegistration("shops", new String(name), new String(address), id, topics, patience);
    }

    static List<TopicConfig> fourQueues(String... topics) {
        return Stream.of(topics)
                .map(topic -> TopicConfig.readWrite(new String(topic), 4))
                .toList();
    }
}
