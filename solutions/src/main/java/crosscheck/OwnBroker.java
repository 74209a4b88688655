package crosscheck;

import minibroker.MiniBroker;
import minibroker.cli.Announcement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/** The broker that is started for a cross-check, in this JVM, and what the command line says of it. One thread. */
final class OwnBroker {
    private static final Logger LOG = LoggerFactory.getLogger(OwnBroker.class);

    @Option(
            names = "--announce",
            paramLabel = "FILE",
            description = "Writes into this file where your broker runs, and removes it at the end.")
    private Path announce;

    @Option(
            names = "--announce-as",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "With --announce: whose broker it is, in words.")
    private String announceAs;

    /** Starts it, does something with its name server's address, and closes it. */
    <T> T with(Function<String, T> doing) {
        try (MiniBroker broker = start()) {
            Optional<Announcement> announced = announced(broker);
            try {
                return doing.apply(broker.nameServerAddress());
            } finally {
                announced.ifPresent(Announcement::close);
            }
        }
    }

    /** Without the file the comparison is the same. */
    private Optional<Announcement> announced(MiniBroker broker) {
        try {
            return Optional.ofNullable(announce)
                    .map(file -> Announcement.of(
                            broker, file, announceAs, Clock.systemUTC().millis()));
        } catch (UncheckedIOException e) {
            LOG.warn("{}", e.getMessage());
            return Optional.empty();
        }
    }

    private static MiniBroker start() {
        try {
            return MiniBroker.builder().inMemory().allowRecall().start();
        } catch (RuntimeException e) {
            throw new NotAsExpected("your broker does not start: " + e.getMessage());
        }
    }
}
