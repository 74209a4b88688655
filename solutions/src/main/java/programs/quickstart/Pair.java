package programs.quickstart;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * Runs {@code org.apache.rocketmq.example.quickstart.Producer} and {@code Consumer} on one broker. One thread uses it.
 */
final class Pair {
    private static final int FAILURES_ENDURED = 3;

    /** More than a pull is held, so that a message that comes only then is late and not missing. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final String nameServer;

    Pair(String nameServer) {
        this.nameServer = nameServer;
    }

    /** Lets the producer send, until it has sent all, has failed too often or is silent for too long. */
    @SuppressWarnings("try") // it only has to be closed
    void produce(Tally tally) throws InterruptedException {
        try (ExampleProgram producer =
                ExampleProgram.start("quickstart.Producer", nameServer, tally::producerPrinted)) {
            tally.await(
                    () -> tally.sent() + tally.failures() == Tally.MESSAGES || tally.failures() == FAILURES_ENDURED,
                    SILENCE);
        }
    }

    /** Lets a consumer receive what was sent, until it has all or is silent for too long. */
    @SuppressWarnings("try")
    void consume(Tally tally) throws InterruptedException {
        try (ExampleProgram consumer = startConsumer(tally::consumerPrinted)) {
            awaitArrival(tally);
        }
    }

    ExampleProgram startConsumer(Consumer<String> lines) {
        return ExampleProgram.start("quickstart.Consumer", nameServer, lines);
    }

    /** Waits for what was sent, until all is there or nothing more comes. */
    void awaitArrival(Tally tally) throws InterruptedException {
        tally.await(() -> tally.received() == tally.sent(), SILENCE);
    }
}
