package bench.load;

import java.util.OptionalLong;

/** Time, and what the broker's process uses of it, from the beginning of a cell's measured part to its end. */
final class Stopwatch {
    private final Watched broker;
    private final long startNanos;
    private final double cpuBefore;
    private double seconds;
    private double cpuSeconds;

    private Stopwatch(Watched broker) {
        this.broker = broker;
        this.cpuBefore = cpu();
        this.startNanos = System.nanoTime();
    }

    static Stopwatch start(Watched broker) {
        return new Stopwatch(broker);
    }

    void stop() {
        seconds = (System.nanoTime() - startNanos) / 1e9;
        cpuSeconds = cpu() - cpuBefore;
    }

    private double cpu() {
        return broker.cpu().toNanos() / 1e9;
    }

    /** @param diskBefore what the broker's folder took before the cell began */
    Measured measured(Cell cell, long messages, Latencies latencies, Losses losses, OptionalLong diskBefore) {
        OptionalLong diskNow = broker.diskBytes();
        return new Measured(
                cell,
                messages,
                seconds,
                latencies.micros(50),
                latencies.micros(99),
                cpuSeconds,
                losses.failed(),
                losses.lost(),
                diskBefore.isPresent() && diskNow.isPresent() ? diskNow.getAsLong() - diskBefore.getAsLong() : -1,
                losses.written());
    }
}
