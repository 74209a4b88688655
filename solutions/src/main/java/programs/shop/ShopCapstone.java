package programs.shop;

import faults.history.HistoryVerdict;
import faults.history.Recorder;
import org.apache.rocketmq.client.exception.MQBrokerException;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.client.producer.SendStatus;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.remoting.exception.RemotingException;
import process.ScratchDirectories;
import programs.broadcasting.PriceCache;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Capstone III: a shop of three services on the broker given. For half a minute orders come in, prices change, handlers
 * fail, and chance kills and starts the services' JVMs. Then all are started, everything must come to its end, and the
 * price changes once more in each queue.
 *
 * <p>Exit code 0 when every order is billed and mailed once, those that fail for good are dead letters and nothing
 * else, and every node sells for each of the last prices; 1 when not.
 *
 * <p>Arguments: the seed of the kills, without one they are different each time; the seconds; {@code careless} for
 * handlers that do again what is done.
 */
public final class ShopCapstone {
    private static final int SECONDS = 30;
    private static final long BETWEEN_ORDERS_MILLIS = 100;
    private static final int ORDERS_BETWEEN_PRICES = 7;
    private static final int SHORTEST_PAUSE = 800;
    private static final int MORE_PAUSE = 1_700;
    private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long END_BOUND_NANOS = TimeUnit.SECONDS.toNanos(90);
    private static final long PRICES_BOUND_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final DefaultMQProducer producer;
    private final ShopTopics topics;
    private final ShopBooks books;
    private final ShopPrices prices;
    private final ShopStaff staff;
    private final Random chance;
    private final ShopLedger ledger = new ShopLedger();
    private final List<String> faults = new ArrayList<>();
    private int orders;
    private long version;

    private ShopCapstone(DefaultMQProducer producer, ShopTopics topics, Path folder, ShopStaff staff, long seed)
            throws Exception {
        this.producer = producer;
        this.topics = topics;
        this.books = ShopBooks.in(folder);
        this.prices = new ShopPrices(folder);
        this.staff = staff;
        this.chance = new Random(seed);
    }

    /** Takes the name server's address from the property that rocketmq-client reads too. */
    public static void main(String[] args) throws Exception {
        long seed = args.length > 0 ? Long.parseLong(args[0]) : new Random().nextInt(1_000_000);
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : SECONDS;
        boolean careless = args.length > 2 && args[2].equals(ShopService.CARELESS);
        String others = Stream.of(args).skip(1).map(word -> " " + word).collect(Collectors.joining());
        System.out.println("The kills follow from " + seed + "; ./workbook run capstone-3 " + seed + others
                + " takes the same ones.");
        System.out.println();
        ShopTopics topics = new ShopTopics("Shop" + System.currentTimeMillis());
        Path folder = ScratchDirectories.create("capstone-3-");
        DefaultMQProducer producer = new DefaultMQProducer(topics.group("shop"));
        producer.setSendMsgTimeout(10_000);
        producer.setMqClientApiTimeout(10_000);
        producer.start();
        boolean passed;
        try (ShopStaff staff = new ShopStaff(System.getProperty("rocketmq.namesrv.addr"), topics, folder, careless)) {
            passed = new ShopCapstone(producer, topics, folder, staff, seed).passes(seconds);
        }
        ScratchDirectories.delete(folder);
        System.exit(passed ? 0 : 1); // clients take their time to say good-bye
    }

    private boolean passes(int seconds) throws Exception {
        try {
            open();
            staff.startAll();
            theDay(seconds);
            staff.startAll();
            System.out.printf("%5s s  all are started, and no more orders come%n", seconds);
            try (DeadOrders letters = new DeadOrders(topics)) {
                if (comesToItsEnd(letters)) {
                    changePriceInEachQueue();
                }
                show(letters.all());
            }
        } catch (MQClientException | RemotingException | MQBrokerException | RuntimeException e) {
            faults.add(
                    "the shop can't go on: " + e.toString().lines().findFirst().orElse(""));
        }
        System.out.println();
        System.out.println(
                faults.isEmpty()
                        ? "Passed: every order was billed and mailed once, and what failed for good is a dead letter."
                        : "Failed: " + String.join("; ", faults) + ".");
        return faults.isEmpty();
    }

    /** Makes the topics, so that nobody has to wait for one. */
    private void open() throws Exception {
        for (String topic : List.of(topics.orders(), topics.bills())) {
            Message opening = new Message(topic, "the shop opens".getBytes(UTF_8));
            opening.setKeys("opening");
            producer.send(opening);
        }
        changePrice();
    }

    private void changePrice() throws Exception {
        version++;
        prices.set(new PriceCache.Price(price(), version));
        Message change = new Message(topics.prices(), "a ticket has another price".getBytes(UTF_8));
        change.putUserProperty(PriceCache.PRODUCT, ShopPrices.TICKET);
        change.putUserProperty(PriceCache.VERSION, Long.toString(version));
        producer.send(change);
    }

    private long price() {
        return 4_900 + version;
    }

    private void theDay(int seconds) throws Exception {
        long start = System.nanoTime();
        long nextEvent = chance.nextInt(MORE_PAUSE);
        long millis = 0;
        for (int i = 1; millis < seconds * 1_000L; i++) {
            order();
            if (i % ORDERS_BETWEEN_PRICES == 0) {
                changePrice();
            }
            if (millis >= nextEvent) {
                System.out.printf(Locale.ROOT, "%5.1f s  %s%n", nextEvent / 1_000.0, staff.somethingHappens(chance));
                nextEvent += SHORTEST_PAUSE + chance.nextInt(MORE_PAUSE);
            }
            TimeUnit.MILLISECONDS.sleep(BETWEEN_ORDERS_MILLIS);
            millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        }
    }

    private void order() throws InterruptedException {
        ShopOrder order = new ShopOrder(++orders);
        Message message = new Message(topics.orders(), "a ticket".getBytes(UTF_8));
        message.setKeys(order.key());
        Recorder.Attempt attempt = ledger.sending(order);
        try {
            SendResult result = producer.send(message);
            if (result.getSendStatus() == SendStatus.SEND_OK) {
                ledger.acknowledged(attempt, order, result);
            }
        } catch (MQClientException | RemotingException | MQBrokerException e) {
            attempt.unknown(e.getClass().getSimpleName());
        }
    }

    /** Waits until all is done, or nothing more happens. */
    private boolean comesToItsEnd(DeadOrders letters) throws Exception {
        long start = System.nanoTime();
        long news = start;
        int done = 0;
        while (!isOver(letters)) {
            int doneNow = books.of(ShopBooks.BILLED).size()
                    + books.of(ShopBooks.MAILED).size()
                    + letters.all().size();
            long now = System.nanoTime();
            news = doneNow == done ? news : now;
            done = doneNow;
            if (now - news > SILENCE_NANOS || now - start > END_BOUND_NANOS) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(BETWEEN_ORDERS_MILLIS);
        }
        return true;
    }

    /** A node that does not hear one of the queues has missed a price for good then, whichever it sold for before. */
    private void changePriceInEachQueue() throws Exception {
        long start = System.nanoTime();
        for (int i = 0; i < ShopTopics.QUEUES; i++) {
            changePrice();
            while (!staff.allSellFor(price())) {
                if (System.nanoTime() - start > PRICES_BOUND_NANOS) {
                    return;
                }
                TimeUnit.MILLISECONDS.sleep(BETWEEN_ORDERS_MILLIS);
            }
        }
    }

    private boolean isOver(DeadOrders letters) throws Exception {
        return ledger.isDone(books.of(ShopBooks.BILLED), false)
                && ledger.isDone(books.of(ShopBooks.MAILED), false)
                && ledger.isDone(letters.all(), true)
                && staff.allSellFor(price());
    }

    private void show(List<ShopOrder> letters) throws Exception {
        System.out.println();
        System.out.printf(
                "%s orders, %s of them hopeless; %s kills%n", orders, ledger.acknowledged(true), staff.kills());
        judge(
                "Billed:       ",
                ledger.ofDeeds(ShopBooks.BILLED, books.of(ShopBooks.BILLED)),
                "orders were not billed once");
        judge(
                "Mailed:       ",
                ledger.ofDeeds(ShopBooks.MAILED, books.of(ShopBooks.MAILED)),
                "bills were not mailed once");
        judge("Dead letters: ", ledger.ofDeadLetters(letters), "the dead letters are not those that failed for good");
        System.out.println("Prices:       " + staff.prices() + ", the last one is " + price());
        if (!staff.allSellFor(price())) {
            faults.add("a node sells for a price of yesterday, or not at all");
        }
    }

    private void judge(String what, HistoryVerdict verdict, String fault) {
        System.out.println(what + verdict.text());
        if (!verdict.isRight()) {
            faults.add(fault);
        }
    }
}
