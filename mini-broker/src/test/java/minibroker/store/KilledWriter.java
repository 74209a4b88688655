package minibroker.store;

import minibroker.message.Message;
import minibroker.message.MessageQueue;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The process that {@link KillTest} kills: several threads put messages into a store with sync flush, and each line on
 * standard output says that a put was acknowledged: {@code body body …}.
 */
final class KilledWriter {
    static final int THREADS = 4;

    /** Begins a line that says why a put was not acknowledged; other lines are what was. */
    static final String FAILED = "failed: ";

    private KilledWriter() {}

    /** Arguments: the store's folder, and a word that no other round uses. */
    public static void main(String[] args) throws IOException {
        FileMessageStore store = Stores.open(KillTest.settings(Path.of(args[0])));
        for (int thread = 0; thread < THREADS; thread++) {
            int number = thread;
            new Thread(() -> putForever(store, args[1], number)).start();
        }
        endWithTheTest();
    }

    /** Standard input ends when the test has died, and then so does this process. */
    private static void endWithTheTest() throws IOException {
        while (System.in.read() >= 0) {
            // Nobody writes to it.
        }
        Runtime.getRuntime().halt(1);
    }

    private static void putForever(MessageStore store, String round, int thread) {
        PrintStream out = System.out;
        MessageQueue queue = new MessageQueue("T" + thread % 2, thread);
        for (int n = 0; ; n++) {
            // Every third put is a batch.
            int size = n % 3 == 2 ? 5 : 1;
            List<Message> messages = new ArrayList<>();
            List<String> bodies = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                bodies.add("%s-%s-%s-%s/%s".formatted(round, thread, n, i, size));
                messages.add(Stores.message(queue, bodies.get(i)));
            }
            try {
                PutResult result = store.put(messages).get(1, TimeUnit.MINUTES);
                if (result instanceof PutResult.Stored) {
                    out.println(String.join(" ", bodies));
                } else {
                    out.println(FAILED + result);
                }
            } catch (Exception e) {
                out.println(FAILED + e);
                throw new IllegalStateException(e);
            }
        }
    }
}
