package rocketmq;

import java.util.List;

/**
 * How a RocketMQ is run.
 *
 * @param jvmOptions of its JVM, the size of the heap among them
 * @param syncFlush whether a sender is answered only when the disk has its message
 */
public record RocketMqSetup(List<String> jvmOptions, boolean syncFlush) {
    /**
     * A broker whose name server is silent for three seconds cuts the connection, and the name server then knows no
     * topic until the broker comes again, up to thirty seconds later. A busy machine is no reason for that.
     */
    static final String PATIENT = "-Dcom.rocketmq.remoting.client.closeSocketIfTimeout=false";

    /** For scenarios: the first compiler alone halves the time until it is ready, and costs speed later. */
    public static final RocketMqSetup READY_SOON = new RocketMqSetup(
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx512m", PATIENT), false);

    public RocketMqSetup {
        jvmOptions = List.copyOf(jvmOptions);
    }
}
