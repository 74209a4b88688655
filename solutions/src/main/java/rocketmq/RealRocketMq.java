package rocketmq;

/** An Apache RocketMQ that answers; closing it stops what was started for it and nothing else. */
public sealed interface RealRocketMq extends AutoCloseable permits RocketMqProcess, RocketMqContainer, RocketMqAddress {

    /** {@code host:port}, as a client's {@code setNamesrvAddr} takes it. */
    String nameServerAddress();

    /** What a person reads about it in one line. */
    String description();

    /** The last lines that it printed and logged, as far as they can be had; empty otherwise. */
    String log();

    @Override
    void close();
}
