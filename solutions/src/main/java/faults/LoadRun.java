package faults;

import faults.history.HistoryVerdict;
import process.Await;
import process.ProcessMemory;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * Many producers and consumers, each pair with a connection of its own, which are cut at random; and a broker with
 * little memory. Nothing acknowledged may be missing, memory must stay bounded, and the closed broker leaves no thread.
 *
 * <pre>
 * client 1 ─┐  ✂                        topics load-0 … load-3, and the groups of the same names;
 *  …        ├────── Proxy ────── broker  the consumers of load-0 work orderly, the others concurrently
 * client 64 ┘
 * </pre>
 *
 * <p>One thread runs it, once.
 */
public final class LoadRun {
    private static final int TOPICS = 4;
    private static final int QUEUES = 16;
    private static final int HEAP_MEGABYTES = 256;
    private static final int MOST_MILLIS_BETWEEN_CUTS = 100;
    private static final int SECONDS_BETWEEN_LINES = 5;
    private static final int KIB = 1024;
    private static final Duration DRAIN = Duration.ofSeconds(120);

    private final Path store;
    private final int clients;
    private final Duration time;
    private final Random random;
    private final PrintWriter out;
    private final TreeMap<String, Integer> topics = new TreeMap<>();
    private long mostKib;
    private int cuts;

    /** @param clients how many producers, and as many consumers */
    public LoadRun(Path store, int clients, Duration time, long seed, PrintWriter out) {
        this.store = store;
        this.clients = clients;
        this.time = time;
        this.random = new Random(seed);
        this.out = out;
        for (int i = 0; i < TOPICS; i++) {
            topics.put("load-" + i, QUEUES);
        }
    }

    /** What it came to. */
    public record Result(
            List<HistoryVerdict> verdicts, int cuts, long mostKib, String heapAfterClose, String threadsLeft) {
        @Override
        public String toString() {
            return "%s%n%s connections cut; the broker's own memory: %s MiB at most; heap after closing: %s; threads left: %s"
                    .formatted(
                            verdicts.stream()
                                    .map(HistoryVerdict::text)
                                    .collect(Collectors.joining(System.lineSeparator())),
                            cuts,
                            mostKib / KIB,
                            heapAfterClose,
                            threadsLeft.isEmpty() ? "none" : threadsLeft);
        }
    }

    /**
     * Does it.
     *
     * @throws PromiseBroken if something was lost, or the broker ended
     */
    public Result run() {
        try (BrokerProcess broker = BrokerProcess.hosted(store, HEAP_MEGABYTES)) {
            broker.awaitReady();
            Topics.make(broker.brokerAddress(), topics);
            List<HistoryVerdict> verdicts = new ArrayList<>();
            try (Proxy proxy = new Proxy(broker.brokerAddress(), frame -> {});
                    ProxyNameServer routes = new ProxyNameServer(proxy, topics)) {
                List<LoadLine> lines = startClients(routes.address());
                try {
                    cutConnections(broker, proxy, lines);
                    lines.parallelStream().forEach(line -> line.senders().stop());
                    for (LoadLine line : lines) {
                        verdicts.add(requireRight(line, broker));
                    }
                } finally {
                    lines.parallelStream().forEach(LoadLine::close);
                }
            }
            broker.shutDown();
            return new Result(
                    verdicts,
                    cuts,
                    mostKib,
                    broker.lineAfter(HostedBroker.HEAP).orElse("not told"),
                    broker.lineAfter(HostedBroker.LEFT).orElse("not told: " + broker.output()));
        }
    }

    private List<LoadLine> startClients(String nameServer) {
        List<LoadLine> lines = new ArrayList<>();
        for (String topic : topics.keySet()) {
            lines.add(LoadLine.of(nameServer, topic, lines.isEmpty()));
        }
        for (int i = 0; i < clients; i++) {
            lines.get(i % TOPICS).startPair(i);
        }
        out.printf("%s clients are there%n", clients);
        return lines;
    }

    private void cutConnections(BrokerProcess broker, Proxy proxy, List<LoadLine> lines) {
        long start = System.nanoTime();
        long nextLine = 0;
        for (long passed = 0; passed < time.toNanos(); passed = System.nanoTime() - start) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1 + random.nextInt(MOST_MILLIS_BETWEEN_CUTS)));
            cuts += proxy.cutOne(random) ? 1 : 0;
            ProcessMemory.ownKib(broker.pid()).ifPresent(kib -> mostKib = Math.max(mostKib, kib));
            if (!broker.isAlive()) {
                throw new PromiseBroken("The broker ended by itself. It said:\n" + broker.output());
            }
            if (TimeUnit.NANOSECONDS.toSeconds(passed) >= nextLine) {
                out.printf(
                        "%3s s: %s acknowledged, %s delivered, %s connections cut, %s MiB%n",
                        nextLine,
                        lines.stream()
                                .mapToLong(line -> line.recorder().acknowledged())
                                .sum(),
                        lines.stream().mapToLong(LoadLine::delivered).sum(),
                        cuts,
                        mostKib / KIB);
                nextLine += SECONDS_BETWEEN_LINES;
            }
        }
    }

    /** Waits until the consumers have everything, or have had enough time. */
    private static HistoryVerdict requireRight(LoadLine line, BrokerProcess broker) {
        Await.within(DRAIN, () -> line.delivered() >= line.recorder().acknowledged() || !broker.isAlive());
        // What was sent with unknown outcome may have come, too: then the count alone does not say that all are there.
        long deadline = System.nanoTime() + DRAIN.toNanos();
        HistoryVerdict verdict = line.verdict();
        while (!verdict.isRight() && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
            verdict = line.verdict();
        }
        if (!verdict.isRight()) {
            throw new PromiseBroken(
                    "Group %s saw: %s%nThe broker said:%n%s".formatted(line.topic(), verdict.text(), broker.output()));
        }
        return verdict;
    }
}
