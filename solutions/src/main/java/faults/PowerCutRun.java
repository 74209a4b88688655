package faults;

import faults.history.HistoryChecker;
import faults.history.HistoryVerdict;
import faults.history.Recorder;
import faults.history.Violation;
import process.Await;
import process.FreePorts;
import process.ScratchDirectories;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Cuts the power of a broker once while orders are sent to it, starts it again, and counts what is gone. Unlike {@link
 * CrashRun} it takes a loss for what it is: with async flush that is no fault.
 *
 * <p>Without state: any thread may call.
 */
public final class PowerCutRun {
    private static final String TOPIC = "power-cut-orders";
    private static final int QUEUES = 4;
    private static final int PRODUCERS = 4;
    private static final String READER = "reader after the power cut";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /**
     * What became of what was acknowledged.
     *
     * @param acknowledged orders that were answered SEND_OK before the cut
     * @param lost those of them that are not there after it
     */
    public record Loss(int acknowledged, int lost) {}

    private PowerCutRun() {}

    /**
     * Does it, on a new store.
     *
     * @param acknowledgements after how many the power is cut
     * @throws PromiseBroken if nothing is acknowledged, or the broker does not come up again
     */
    public static Loss pull(boolean syncFlush, int acknowledgements) {
        Path store = ScratchDirectories.create("mini-broker-power-cut");
        try {
            return pull(store, syncFlush, acknowledgements);
        } finally {
            ScratchDirectories.delete(store);
        }
    }

    private static Loss pull(Path store, boolean syncFlush, int acknowledgements) {
        int nameServerPort = FreePorts.choose(3) + 1; // the one before is for the broker's clients up to 4.5.0
        String classPath = PowerCut.inFront();
        Recorder recorder = new Recorder();
        String broker = "127.0.0.1:" + (nameServerPort + 1);
        Senders senders = new Senders("127.0.0.1:" + nameServerPort, recorder);
        try {
            try (BrokerProcess process = start(classPath, store, syncFlush, nameServerPort)) {
                Topics.make(broker, Map.of(TOPIC, QUEUES));
                for (int i = 0; i < PRODUCERS; i++) {
                    senders.start(TOPIC, Senders.Way.SYNC, "shop-" + i, 0);
                }
                Await.within(PATIENCE, () -> recorder.acknowledged() >= acknowledgements || !process.isAlive());
                PromiseBroken.requireAcknowledged(recorder.acknowledged(), process, PATIENCE);
                process.kill();
            }
            senders.stop();
            try (BrokerProcess process = start(classPath, store, syncFlush, nameServerPort);
                    ReadBack reader = new ReadBack(broker, recorder, READER)) {
                reader.readOn(TOPIC, QUEUES);
                senders.close(); // while there is a broker to say good-bye to
                process.kill();
            }
        } finally {
            senders.close();
        }
        HistoryVerdict verdict = new HistoryChecker().check(recorder.history(READER));
        long lost = verdict.violations().stream()
                .filter(violation -> violation instanceof Violation.Lost)
                .count();
        return new Loss(verdict.acknowledged(), (int) lost);
    }

    private static BrokerProcess start(String classPath, Path store, boolean syncFlush, int nameServerPort) {
        BrokerProcess process = BrokerProcess.cli(classPath, store, syncFlush, nameServerPort, nameServerPort + 1);
        process.awaitReady();
        return process;
    }
}
