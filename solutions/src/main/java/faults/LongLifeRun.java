package faults;

import faults.LongLifeSteps.Outcome;
import faults.LongLifeSteps.Step;
import rocketmq.RocketMqProcess;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * What a long life leaves behind: brokers with a past ({@link LongLife}) serve unmodified clients ({@link
 * LongLifeSteps}) while loops keep the processors busy. Several brokers take turns, a few runs each, so that all have
 * the same load.
 *
 * <p>What was slow has its clients' log in the folder that is given.
 *
 * <p>One thread runs it, once.
 */
public final class LongLifeRun {
    private static final Duration SLOW = Duration.ofSeconds(25);
    private static final int HEAP_MEGABYTES = 512;

    private final Path store;
    private final Path logs;
    private final Size size;
    private final long seed;
    private final PrintWriter out;

    /**
     * How much is done.
     *
     * @param topics of the past
     * @param groups of the past, each with a consumer that died
     * @param runs for each broker
     * @param together how many runs are made at a time; then it is the other broker's turn
     * @param loops that keep processors busy
     * @param bound a step ends after it whether everything has come or not
     * @param most after this time no other runs are begun
     */
    public record Size(int topics, int groups, int runs, int together, int loops, Duration bound, Duration most) {}

    /** A broker that is tried. */
    enum Kind {
        MINI,
        ROCKETMQ;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private record Broker(Kind kind, AutoCloseable process, String nameServer, String address, LongLife life) {}

    /**
     * @param store where the mini-broker's store is made
     * @param logs where the logs go; it exists
     */
    public LongLifeRun(Path store, Path logs, Size size, long seed, PrintWriter out) {
        this.store = store;
        this.logs = logs;
        this.size = size;
        this.seed = seed;
        this.out = out;
    }

    /** All outcomes of one broker, step by step. */
    public record Result(String broker, Map<Step, List<Outcome>> outcomes) {
        /** How many steps did not get all messages within the bound. */
        public long incomplete() {
            return outcomes.values().stream()
                    .flatMap(List::stream)
                    .filter(outcome -> !outcome.isComplete())
                    .count();
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder("%-10s %5s %9s %9s %9s %11s %9s"
                    .formatted(broker, "runs", "median", "p99", "max", "incomplete", "at once"));
            outcomes.forEach((step, all) -> {
                List<Duration> times = all.stream().map(Outcome::time).sorted().toList();
                text.append("%n%-10s %5s %9s %9s %9s %11s %9s"
                        .formatted(
                                step,
                                times.size(),
                                seconds(at(times, 0.5)),
                                seconds(at(times, 0.99)),
                                seconds(at(times, 1)),
                                all.stream()
                                        .filter(outcome -> !outcome.isComplete())
                                        .count(),
                                all.stream()
                                        .filter(outcome -> outcome.atFirst() == LongLifeSteps.MESSAGES)
                                        .count()));
            });
            return text.toString();
        }

        private static Duration at(List<Duration> sorted, double share) {
            return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
        }
    }

    /** The results of all brokers. */
    public record Report(List<Result> results) {
        @Override
        public String toString() {
            return results.stream().map(Result::toString).collect(Collectors.joining(System.lineSeparator()));
        }
    }

    /**
     * Does it.
     *
     * @throws PromiseBroken if a broker refuses what it may not refuse
     */
    Report run(List<Kind> kinds) {
        List<Broker> brokers = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(size.together);
        long begin = System.nanoTime();
        try (ClientLog log = ClientLog.into(logs.resolve("clients.log"))) {
            for (Future<Broker> started : kinds.stream()
                    .map(kind -> threads.submit(() -> start(kind)))
                    .toList()) {
                brokers.add(await(started));
            }
            Map<Kind, Result> results = new EnumMap<>(Kind.class);
            kinds.forEach(kind -> results.put(kind, new Result(kind.toString(), new EnumMap<>(Step.class))));
            try (BusyLoops loops = BusyLoops.start(size.loops)) {
                for (int n = 0; n < size.runs && System.nanoTime() - begin < size.most.toNanos(); n += size.together) {
                    for (Broker broker : brokers) {
                        block(
                                broker,
                                n,
                                Math.min(n + size.together, size.runs),
                                threads,
                                results.get(broker.kind),
                                log);
                    }
                    loops.requireAlive();
                }
            }
            return new Report(List.copyOf(results.values()));
        } finally {
            threads.shutdownNow();
            brokers.forEach(LongLifeRun::close);
        }
    }

    private Broker start(Kind kind) {
        long begin = System.nanoTime();
        Broker broker = kind == Kind.MINI ? mini() : rocketMq();
        out.printf(
                "%s: %s topics, %s groups, %s dead clients, made in %s%n",
                kind,
                size.topics,
                size.groups,
                broker.life.dead().count(),
                seconds(Duration.ofNanos(System.nanoTime() - begin)));
        return broker;
    }

    private Broker mini() {
        BrokerProcess process = BrokerProcess.hosted(store, HEAP_MEGABYTES);
        process.awaitReady();
        return lived(Kind.MINI, process, process.nameServerAddress(), process.brokerAddress());
    }

    private Broker rocketMq() {
        RocketMqProcess process = RocketMqProcess.start();
        return lived(Kind.ROCKETMQ, process, process.nameServerAddress(), process.brokerAddress());
    }

    private Broker lived(Kind kind, AutoCloseable process, String nameServer, String address) {
        try {
            return new Broker(
                    kind,
                    process,
                    nameServer,
                    address,
                    LongLife.of(nameServer, address, size.topics, size.groups, new Random(seed)));
        } catch (RuntimeException e) {
            close(process);
            throw e;
        }
    }

    private void block(Broker broker, int from, int to, ExecutorService threads, Result result, ClientLog log) {
        List<Future<Map<Step, Outcome>>> runs = new ArrayList<>();
        for (int n = from; n < to; n++) {
            LongLifeSteps steps = new LongLifeSteps(
                    broker.nameServer, broker.address, broker.life.dead(), broker.kind + "-" + n, size.bound);
            runs.add(threads.submit(steps::run));
        }
        for (int i = 0; i < runs.size(); i++) {
            String name = broker.kind + "-" + (from + i);
            Map<Step, Outcome> outcomes;
            try {
                outcomes = await(runs.get(i));
            } catch (IllegalStateException e) {
                // A run that is missing in the table, and no reason to give up the others.
                out.println(name + ": FAILED: " + e.getCause());
                continue;
            }
            out.println(name + ": " + text(outcomes));
            outcomes.forEach((step, outcome) -> {
                result.outcomes.computeIfAbsent(step, any -> new ArrayList<>()).add(outcome);
                if (!outcome.isComplete() || outcome.time().compareTo(SLOW) > 0) {
                    Path kept = logs.resolve(name + "-" + step + ".log");
                    long end = outcome.beginMillis() + outcome.time().toMillis();
                    log.copy(outcome.beginMillis() - SLOW.toMillis(), end, kept);
                    out.printf("  %s was slow: %s%n", step, kept);
                }
            });
        }
    }

    private static String text(Map<Step, Outcome> outcomes) {
        List<String> parts = new ArrayList<>();
        outcomes.forEach((step, outcome) -> parts.add("%s %s%s%s"
                .formatted(
                        step,
                        seconds(outcome.time()),
                        outcome.isComplete() ? "" : " INCOMPLETE: " + outcome.messages(),
                        outcome.atFirst() == LongLifeSteps.MESSAGES ? "" : " (at first " + outcome.atFirst() + ")")));
        return String.join(", ", parts);
    }

    private static <T> T await(Future<T> work) {
        try {
            return work.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The run of a long life failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.2f s", time.toMillis() / 1_000.0);
    }

    private static void close(Broker broker) {
        broker.life.close();
        close(broker.process);
    }

    private static void close(AutoCloseable process) {
        try {
            process.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
