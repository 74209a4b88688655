package faults;

import faults.history.HistoryChecker;
import faults.history.HistoryVerdict;
import faults.history.Promise;
import faults.history.Recorder;
import process.Await;
import process.FreePorts;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Capstone II: kills the broker's process at random moments while producers send and a consumer receives, starts it
 * again on the same folder, and reads everything back. What was acknowledged before the kill must be there, whole, in
 * order, at the place that the producer was told, and the offsets must have no gap.
 *
 * <pre>
 * producers  ────────────────x  x x x  ──────────────  send all the time, also while there is no broker
 * broker     start ──────────✝         start ────────  every few rounds killed while it starts, too
 * reader                                     ├─read─┤  new messages of each queue, while nobody sends
 * checker                                           ✓  compares
 * </pre>
 *
 * <p>What it can show, and what not: a killed process loses nothing that it had written into a mapped file, because
 * those pages belong to the operating system. So {@link Death#KILL} finds torn appends, wrong recovery and answers that
 * come before their message is written, with async flush as with sync flush, and both must lose nothing. A flush that
 * is missing is found by {@link Death#POWER_CUT}, which sync flush must stand; its consumer finds out whether anybody
 * is given a message before it is on disk.
 *
 * <p>One thread runs it, once.
 */
public final class CrashRun {
    private static final Map<String, Integer> QUEUES_BY_TOPIC = Map.of("crash-orders", 4, "crash-payments", 2);
    private static final String READER = "reader after each start";
    private static final String LIVE = "consumer";
    private static final int MOST_BEFORE_KILL = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int START_MILLIS = 900;
    private static final int KILLED_WHILE_STARTING_EVERY = 5;
    private static final Duration DRAIN = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(2);

    private final Path store;
    private final boolean syncFlush;
    private final Death death;
    private final String classPath;
    private final int rounds;
    private final Random random;
    private final PrintWriter out;
    /** The one before is for the broker's clients up to 4.5.0. */
    private final int nameServerPort = FreePorts.choose(3) + 1;

    private final int brokerPort = nameServerPort + 1;
    private final Recorder recorder = new Recorder();
    private BrokerProcess broker;

    /** @param store the folder of the store; it is left as it was found at the end */
    public CrashRun(Path store, boolean syncFlush, Death death, int rounds, long seed, PrintWriter out) {
        this.store = store;
        this.syncFlush = syncFlush;
        this.death = death;
        this.classPath = death == Death.KILL ? PowerCut.without() : PowerCut.inFront();
        this.rounds = rounds;
        this.random = new Random(seed);
        this.out = out;
    }

    /**
     * Does it.
     *
     * @return what the consumer and the reader have seen, compared with what was sent
     * @throws PromiseBroken if something was lost, or the broker did not come up again
     */
    public List<HistoryVerdict> run() {
        String nameServer = "127.0.0.1:" + nameServerPort;
        String address = "127.0.0.1:" + brokerPort;
        start();
        Topics.make(address, QUEUES_BY_TOPIC);
        try (Senders senders = new Senders(nameServer, recorder);
                Receivers receivers = new Receivers(nameServer, recorder);
                ReadBack reader = new ReadBack(address, recorder, READER)) {
            startClients(senders, receivers);
            for (int round = 1; round <= rounds; round++) {
                long acknowledged = killUnderLoad();
                int starts = startAgain();
                int number = round;
                senders.gate().whileClosed(() -> readAndCheck(number, acknowledged, starts, reader));
            }
            senders.stop();
            QUEUES_BY_TOPIC.forEach(reader::readOn);
            awaitLive();
            return List.of(requireRight(READER, Promise.values()), requireRight(LIVE));
        } finally {
            broker.kill();
        }
    }

    private void start() {
        broker = BrokerProcess.cli(classPath, store, syncFlush, nameServerPort, brokerPort);
        broker.awaitReady();
    }

    private static void startClients(Senders senders, Receivers receivers) {
        long pause = PAUSE.toNanos();
        senders.start("crash-orders", Senders.Way.SYNC, "sync-1", 0);
        senders.start("crash-orders", Senders.Way.SYNC, "sync-2", pause);
        senders.start("crash-payments", Senders.Way.BATCH, "batch", pause);
        senders.start("crash-payments", Senders.Way.ASYNC, "async", pause);
        receivers.start(LIVE, QUEUES_BY_TOPIC.keySet(), "live", false);
    }

    /** @return how many messages were acknowledged before */
    private long killUnderLoad() {
        long before = recorder.acknowledged();
        int wanted = 1 + random.nextInt(MOST_BEFORE_KILL);
        Await.within(PATIENCE, () -> recorder.acknowledged() - before >= wanted || !broker.isAlive());
        long acknowledged = recorder.acknowledged() - before;
        PromiseBroken.requireAcknowledged(acknowledged, broker, PATIENCE);
        broker.kill();
        return recorder.acknowledged() - before;
    }

    /** @return how many starts it took: some are killed, too */
    private int startAgain() {
        int starts = 1;
        while (random.nextInt(KILLED_WHILE_STARTING_EVERY) == 0) {
            broker = BrokerProcess.cli(classPath, store, syncFlush, nameServerPort, brokerPort);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(START_MILLIS)));
            broker.kill();
            starts++;
        }
        start();
        return starts;
    }

    private void readAndCheck(int round, long acknowledged, int starts, ReadBack reader) {
        int[] read = {0};
        QUEUES_BY_TOPIC.forEach((topic, queues) -> read[0] += reader.readOn(topic, queues));
        HistoryVerdict verdict = requireRight(READER, Promise.values());
        out.printf(
                "round %s/%s: %s after %s acknowledgements, %s; %s messages more read, %s so far, none lost%n",
                round,
                rounds,
                death == Death.KILL ? "killed" : "power cut",
                acknowledged,
                howItStarted(starts),
                read[0],
                verdict.messages());
        out.flush();
    }

    private static String howItStarted(int starts) {
        return switch (starts) {
            case 1 -> "started again";
            case 2 -> "ended once more while it started";
            default -> "ended %s times more while it started".formatted(starts - 1);
        };
    }

    private void awaitLive() {
        int wanted = recorder.places(READER);
        Await.within(DRAIN, () -> recorder.places(LIVE) >= wanted);
    }

    private HistoryVerdict requireRight(String group, Promise... promises) {
        HistoryVerdict verdict = new HistoryChecker(promises).check(recorder.history(group));
        if (!verdict.isRight()) {
            throw new PromiseBroken("The %s saw: %s%nThe store is in %s".formatted(group, verdict.text(), store));
        }
        return verdict;
    }
}
