package programs.failing;

import faults.history.HistoryChecker;
import faults.history.HistoryVerdict;
import faults.history.Promise;
import faults.history.QueuePlace;
import faults.history.Recorder;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendResult;
import process.Await;
import process.ForkedJvm;
import process.JvmCommand;
import process.JvmFailed;
import process.ScratchDirectories;
import programs.retries.PaidOrder;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A consumer that books orders is killed between a transaction and its acknowledgement, twice, at moments that lie
 * differently in its work; a third one goes on to the end. The history checker says whether each order was booked
 * exactly once.
 */
public final class KilledBetween {
    private static final int ORDERS = 24;
    private static final int FIRST_ORDER = 4711;
    private static final int SENT_TWICE = 4715;
    private static final int NOTES = 40;
    private static final int NEVER = -1;
    private static final Duration BOUND = Duration.ofSeconds(140);
    private static final Duration SILENCE = Duration.ofSeconds(2);
    private static final String BOOKS = "the accounts";

    private final String nameServer = System.getProperty("rocketmq.namesrv.addr", "127.0.0.1:9876");
    private final String run = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    private final Path folder = ScratchDirectories.create("killed-between");
    private final Path accounts = folder.resolve("accounts.txt");
    private final Recorder recorder = new Recorder();
    private final Set<String> places = new HashSet<>();
    private final Set<String> done = new HashSet<>();
    private int given;
    private int givenBefore;
    private long lastLine;
    private String failure = "";

    private KilledBetween() {}

    /** Takes the name server's address from the property that rocketmq-client reads too. */
    public static void main(String[] args) throws Exception {
        KilledBetween program = new KilledBetween();
        boolean isRight = false;
        try {
            isRight = program.isRight();
        } catch (JvmFailed failed) {
            System.out.println("The consumer " + failed.getMessage());
        } finally {
            ScratchDirectories.delete(program.folder);
        }
        System.exit(isRight ? 0 : 1);
    }

    private boolean isRight() throws Exception {
        send();
        // A handler with two transactions for an order is caught between them by the odd number or by the even one.
        boolean isKilled = live("first", 5) && live("second", 6);
        if (!isKilled || !live("third", NEVER)) {
            return false;
        }
        HistoryVerdict verdict = verdict();
        System.out.printf("%s messages given for %s orders%n", given, ORDERS);
        System.out.println("bookings: " + verdict.text());
        return verdict.isRight();
    }

    private void send() throws Exception {
        DefaultMQProducer shop = new DefaultMQProducer("points-shop");
        shop.setMqClientApiTimeout(10_000);
        shop.setSendMsgTimeout(10_000);
        shop.start();
        try {
            for (int i = 0; i < ORDERS; i++) {
                PaidOrder order = new PaidOrder(Integer.toString(FIRST_ORDER + i), "customer-" + i % 5, 10 + i);
                Recorder.Attempt attempt = recorder.sending("shop", order.number());
                send(shop, order);
                attempt.acknowledged(new QueuePlace("orders", i));
                if (FIRST_ORDER + i == SENT_TWICE) {
                    send(shop, order);
                }
            }
        } finally {
            shop.shutdown();
        }
        System.out.printf("%s orders sent, %s twice: the shop heard no answer%n", ORDERS, SENT_TWICE);
    }

    private void send(DefaultMQProducer shop, PaidOrder order) throws Exception {
        SendResult result = shop.send(order.message("PaidOrders-" + run));
        places.add(result.getMessageQueue().getQueueId() + ":" + result.getQueueOffset());
    }

    /** @return whether it was killed as meant, or came to the end if it was not to be killed */
    private boolean live(String name, int transactions) {
        try (ForkedJvm consumer = ForkedJvm.start(
                JvmCommand.of(Booker.class.getName())
                        .options("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m")
                        .arguments(nameServer, "PaidOrders-" + run, "points-" + run, accounts.toString())
                        .arguments(Integer.toString(NOTES), Integer.toString(transactions))
                        .errorsDropped(),
                this::heard)) {
            boolean isThere = transactions == NEVER
                    ? Await.within(BOUND, this::isQuietAtTheEnd)
                    : Await.within(
                            BOUND, () -> consumer.lineAfter(Booker.STANDS_STILL).isPresent());
            String transaction = consumer.lineAfter(Booker.STANDS_STILL).orElse("");
            if (transactions != NEVER) {
                consumer.kill();
            }
            System.out.printf(
                    "the %s consumer was given %s messages, and %s%n", name, givenNow(), end(isThere, transaction));
            return isThere;
        }
    }

    private synchronized String end(boolean isThere, String transaction) {
        if (!isThere) {
            return "did not go on within %s s%s".formatted(BOUND.toSeconds(), failure);
        }
        return transaction.isEmpty() ? "all is done" : "killed right after its transaction \"" + transaction + "\"";
    }

    private synchronized int givenNow() {
        int now = given - givenBefore;
        givenBefore = given;
        return now;
    }

    private synchronized void heard(String line) {
        lastLine = System.nanoTime();
        if (line.startsWith(Booker.GIVEN)) {
            given++;
        } else if (line.startsWith(Booker.DONE)) {
            done.add(line.substring(Booker.DONE.length()));
        } else if (line.startsWith(Booker.FAILED)) {
            failure = "; its handler failed with " + line.substring(Booker.FAILED.length());
        }
    }

    private synchronized boolean isQuietAtTheEnd() {
        return done.containsAll(places) && System.nanoTime() - lastLine > SILENCE.toNanos();
    }

    private HistoryVerdict verdict() {
        List<String> lines = FileAccounts.lines(accounts);
        for (int i = 0; i < lines.size(); i++) {
            for (String number : FileAccounts.after("book", lines.get(i))) {
                QueuePlace place = new QueuePlace("orders", Integer.parseInt(number) - FIRST_ORDER);
                recorder.seen(BOOKS, "line " + (i + 1) + " of the accounts", place, number);
            }
        }
        return new HistoryChecker(Promise.ONCE).check(recorder.history(BOOKS));
    }
}
