package rocketmq;

import java.time.Duration;

/** A RocketMQ that somebody else started; it goes on when this is closed. */
public record RocketMqAddress(String nameServerAddress) implements RealRocketMq {

    /**
     * Makes sure that a broker answers there.
     *
     * @throws RocketMqUnavailable when none does within the bound
     */
    public static RocketMqAddress of(String nameServerAddress, Duration bound) {
        Readiness.await(nameServerAddress, bound);
        return new RocketMqAddress(nameServerAddress);
    }

    /** Whether this looks like {@code host:port}. */
    public static boolean isAddress(String text) {
        return text.matches("[^:\\s]+:\\d{1,5}");
    }

    @Override
    public String description() {
        return "RocketMQ at " + nameServerAddress;
    }

    @Override
    public String log() {
        return "";
    }

    @Override
    public void close() {
        // Not ours to stop.
    }
}
