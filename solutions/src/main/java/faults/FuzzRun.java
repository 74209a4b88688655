package faults;

import process.ProcessMemory;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Sends a broker frames that were good once and are not any more. Its process must survive, another client notice
 * nothing, and its memory stay bounded.
 *
 * <p>One thread runs it, once.
 */
public final class FuzzRun {
    private static final int HEAP_MEGABYTES = 128;
    private static final int FRAMES_BETWEEN_LOOKS = 100;
    private static final int FRAMES_OF_A_CONNECTION = 50;
    private static final long SECONDS_BETWEEN_LINES = 10;
    private static final int KIB = 1024;

    private final Path store;
    private final Duration time;
    private final Random random;
    private final PrintWriter out;
    private final Map<FrameMutation, Integer> sent = new EnumMap<>(FrameMutation.class);
    private long mostKib;

    public FuzzRun(Path store, Duration time, long seed, PrintWriter out) {
        this.store = store;
        this.time = time;
        this.random = new Random(seed);
        this.out = out;
    }

    /** What it came to. */
    public record Result(
            Map<FrameMutation, Integer> sent,
            int connections,
            long answerBytes,
            long looks,
            long mostKib,
            String heapAfterClose,
            String threadsLeft) {
        /** How many frames in all. */
        public int frames() {
            return sent.values().stream().mapToInt(Integer::intValue).sum();
        }

        @Override
        public String toString() {
            return ("%s frames over %s connections, %s KiB of answers; another client looked %s times and noticed nothing;"
                            + " the broker's own memory: %s MiB at most; heap after closing: %s; threads left: %s%n%s")
                    .formatted(
                            frames(),
                            connections,
                            answerBytes / KIB,
                            looks,
                            mostKib / KIB,
                            heapAfterClose,
                            threadsLeft.isEmpty() ? "none" : threadsLeft,
                            sent);
        }
    }

    /**
     * Does it.
     *
     * @throws PromiseBroken if the broker ended, or another client noticed
     */
    public Result run() {
        try (BrokerProcess broker = BrokerProcess.hosted(store, HEAP_MEGABYTES)) {
            broker.awaitReady();
            Corpus corpus = Corpus.record(broker.brokerAddress());
            out.println(corpus.summary());
            try (ProbeClient probe = new ProbeClient(broker.brokerAddress());
                    FuzzClient fuzzer = new FuzzClient(broker.brokerAddress());
                    FuzzClient breaker = new FuzzClient(broker.brokerAddress())) {
                attack(corpus.frames(), broker, fuzzer, breaker, probe);
                fuzzer.hangUp();
                broker.shutDown();
                return new Result(
                        sent,
                        fuzzer.connections() + breaker.connections(),
                        fuzzer.answerBytes() + breaker.answerBytes(),
                        probe.count(),
                        mostKib,
                        broker.lineAfter(HostedBroker.HEAP).orElse("not told"),
                        broker.lineAfter(HostedBroker.LEFT).orElse("not told: " + broker.output()));
            }
        }
    }

    /** @param breaker gets the frames behind which its connection can't go on, so that the fuzzer's lasts */
    private void attack(
            List<Frame> good, BrokerProcess broker, FuzzClient fuzzer, FuzzClient breaker, ProbeClient probe) {
        long start = System.nanoTime();
        long nextLine = SECONDS_BETWEEN_LINES;
        for (int n = 1; System.nanoTime() - start < time.toNanos(); n++) {
            FrameMutation mutation = FrameMutation.values()[random.nextInt(FrameMutation.values().length)];
            Frame frame = good.get(random.nextInt(good.size()));
            byte[] bytes = mutation.of(frame, good.get(random.nextInt(good.size())), random);
            sent.merge(mutation, 1, Integer::sum);
            if (mutation.endsTheConnection()) {
                breaker.send(bytes);
                breaker.hangUp();
            } else {
                fuzzer.send(bytes);
            }
            if (n % FRAMES_OF_A_CONNECTION == 0) {
                fuzzer.hangUp();
            }
            if (n % FRAMES_BETWEEN_LOOKS == 0) {
                look(broker, probe);
            }
            if (Duration.ofNanos(System.nanoTime() - start).toSeconds() >= nextLine) {
                out.printf("%4s s: %s frames, %s MiB%n", nextLine, n, mostKib / KIB);
                nextLine += SECONDS_BETWEEN_LINES;
            }
        }
        look(broker, probe);
    }

    private void look(BrokerProcess broker, ProbeClient probe) {
        try {
            probe.look();
        } catch (rawclient.NoAnswer | PromiseBroken e) {
            throw new PromiseBroken("%s%nafter %s%nThe broker's process %s. It said:%n%s"
                    .formatted(e.getMessage(), sent, broker.isAlive() ? "is there" : "has ended", broker.output()));
        }
        ProcessMemory.ownKib(broker.pid()).ifPresent(kib -> mostKib = Math.max(mostKib, kib));
    }
}
