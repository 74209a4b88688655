package jmh;

import minibroker.message.Message;
import minibroker.store.FileMessageStore;
import minibroker.store.MessageStore;
import minibroker.store.PutResult;
import minibroker.store.StoreSettings;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A message goes into a store of files, async flush, while another thread makes the queues behind it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class Append {
    private final Message message = Samples.message();
    private Path folder;
    private MessageStore store;

    @Setup
    public void open() throws IOException {
        folder = Files.createTempDirectory("mini-broker-jmh");
        store = FileMessageStore.open(StoreSettings.in(folder), Samples.ADDRESS, Clock.systemUTC(), Runnable::run);
    }

    @Benchmark
    public PutResult put() {
        return store.put(List.of(message)).join();
    }

    @TearDown
    public void close() throws IOException {
        store.close();
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path file : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
