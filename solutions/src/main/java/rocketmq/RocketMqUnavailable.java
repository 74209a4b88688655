package rocketmq;

/** The real RocketMQ can't be had; the message says why, for a person, and is worth printing as it is. */
public final class RocketMqUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RocketMqUnavailable(String message) {
        super(message);
    }

    RocketMqUnavailable(String message, Exception cause) {
        super(message, cause);
    }
}
