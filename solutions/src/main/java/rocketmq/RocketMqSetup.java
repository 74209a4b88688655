package rocketmq;

import java.util.List;

/**
 * How a RocketMQ is run.
 *
 * @param jvmOptions of its JVM, the size of the heap among them
 * @param syncFlush whether a sender is answered only when the disk has its message
 */
public record RocketMqSetup(List<String> jvmOptions, boolean syncFlush) {
    /** For scenarios: the first compiler alone halves the time until it is ready, and costs speed later. */
    public static final RocketMqSetup READY_SOON = new RocketMqSetup(
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx512m"), false);

    public RocketMqSetup {
        jvmOptions = List.copyOf(jvmOptions);
    }
}
