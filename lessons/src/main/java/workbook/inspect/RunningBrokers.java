package workbook.inspect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which brokers of the workbook run on this machine: each has a file, written when it was ready, by itself. The file of
 * one that was killed is removed by whoever sees it here.
 *
 * <p>Any thread may call.
 */
public final class RunningBrokers {
    private static final int MOST = 20;

    private final Path folder;
    private final Optional<AnnouncedBroker> named;

    private RunningBrokers(Path folder, Optional<AnnouncedBroker> named) {
        this.folder = folder;
        this.named = named;
    }

    /** @param folder where brokers announce themselves; it need not be there */
    public static RunningBrokers in(Path folder) {
        return new RunningBrokers(folder, Optional.empty());
    }

    /**
     * That one alone, whether it runs or not.
     *
     * @throws IllegalArgumentException with a sentence, if that is no address on this machine
     */
    public static RunningBrokers only(String address) {
        AnnouncedBroker broker = AnnouncedBroker.named(address);
        broker.socketAddress();
        return new RunningBrokers(Path.of(""), Optional.of(broker));
    }

    List<AnnouncedBroker> newestFirst() throws IOException {
        if (named.isPresent()) {
            return List.of(named.get());
        }
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<AnnouncedBroker> running = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files.filter(f -> f.toString().endsWith(".json"))::iterator) {
                Optional<AnnouncedBroker> broker = AnnouncedBroker.read(file);
                if (broker.isPresent() && broker.get().runs()) {
                    running.add(broker.get());
                } else if (broker.isPresent()) {
                    Files.deleteIfExists(file);
                }
            }
        }
        return running.stream()
                .sorted(Comparator.comparingLong(AnnouncedBroker::started)
                        .reversed()
                        .thenComparing(AnnouncedBroker::address))
                .limit(MOST)
                .toList();
    }
}
