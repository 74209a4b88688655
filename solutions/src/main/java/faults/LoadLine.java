package faults;

import faults.history.HistoryChecker;
import faults.history.HistoryVerdict;
import faults.history.Promise;
import faults.history.Recorder;

import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The producers and consumers of one topic, and what they noted. One thread sets it up and closes it; any thread may
 * ask.
 *
 * @param orderly whether the consumers work orderly, and so promise an order
 */
record LoadLine(String topic, boolean orderly, Recorder recorder, Senders senders, Receivers receivers)
        implements AutoCloseable {
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(40);
    private static final int ASYNC_EVERY = 8;

    static LoadLine of(String nameServer, String topic, boolean orderly) {
        Recorder recorder = new Recorder();
        return new LoadLine(
                topic, orderly, recorder, new Senders(nameServer, recorder), new Receivers(nameServer, recorder));
    }

    /** Starts one producer and one consumer that share a connection. */
    void startPair(int number) {
        receivers.start(topic, Set.of(topic), "client-" + number, orderly);
        Senders.Way way = number % ASYNC_EVERY == 0 ? Senders.Way.ASYNC : Senders.Way.SYNC;
        senders.start(topic, way, "client-" + number, PAUSE_NANOS);
    }

    int delivered() {
        return recorder.places(topic);
    }

    HistoryVerdict verdict() {
        Promise[] promises = orderly ? new Promise[] {Promise.IN_ORDER} : new Promise[0];
        return new HistoryChecker(promises).check(recorder.history(topic));
    }

    @Override
    public void close() {
        receivers.close();
        senders.close();
    }
}
