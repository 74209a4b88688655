package minibroker.message;

/**
 * One queue of a topic on this broker.
 *
 * <p>RocketMQ's type of that name has the broker's name as a third part, which within one broker is always the same.
 */
public record MessageQueue(String topic, int queueId) {}
