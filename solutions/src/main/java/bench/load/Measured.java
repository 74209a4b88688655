package bench.load;

import java.util.OptionalDouble;

/**
 * What one cell brought on one broker. A number below zero was not available.
 *
 * @param messages that the broker took, or handed out, while it was measured
 * @param p50Micros half of the messages took less; -1 where nobody waits for a message
 * @param p99Micros 99 of 100 messages took less
 * @param brokerCpuSeconds what the operating system says the broker's process used meanwhile
 * @param failed sends that ended in an error or a status other than SEND_OK
 * @param lost messages that should have been in the store, or with the consumer, and were not
 * @param diskBytes how much the broker's folder grew, warm-up included; -1 where nobody tells
 * @param written messages in those bytes
 */
public record Measured(
        Cell cell,
        long messages,
        double seconds,
        double p50Micros,
        double p99Micros,
        double brokerCpuSeconds,
        long failed,
        long lost,
        long diskBytes,
        long written) {

    /** Messages a second. */
    public double rate() {
        return messages / seconds;
    }

    /** What a million messages cost the broker. */
    public double cpuSecondsPerMillion() {
        return brokerCpuSeconds / messages * 1e6;
    }

    /** Nothing where nobody tells, or where hardly anything was written. */
    public OptionalDouble diskBytesPerMessage() {
        return diskBytes < 0 || written == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) diskBytes / written);
    }
}
