package crosscheck.rocketmq;

/** An Apache RocketMQ that answers; closing it stops what was started for it and nothing else. */
public sealed interface RealRocketMq extends AutoCloseable permits RocketMqProcess, RocketMqAddress {

    /** {@code host:port}, as a client's {@code setNamesrvAddr} takes it. */
    String nameServerAddress();

    /** What a person reads about it in one line. */
    String description();

    @Override
    void close();
}
