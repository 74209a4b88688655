package programs.tickets;

import faults.BrokerOfChoice;
import faults.PromiseBroken;
import faults.history.Violation;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import process.Await;
import process.ScratchDirectories;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Capstone IV: lesson 01's ticket shop, now whole, on a broker that is killed and started again, as are the clerks. For
 * half a minute customers reserve seats, and pay or don't, some of them in the last second. Then all are started,
 * everything must come to its end, and seats that were released are sold again.
 *
 * <p>Exit code 0 when every promise to customers was kept, 1 when not. A promise that is broken for good ends the day.
 *
 * <p>Arguments: the seed of the kills, without one they are different each time; the seconds; a file for the timeline.
 */
public final class TicketCapstone {
    private static final int SECONDS = 30;
    private static final int ORDERS_PER_SECOND = 8;
    private static final int SEATS_PER_SECOND = 5;
    private static final int SECONDS_PER_BROKER_KILL = 10;
    private static final int SOLD_AGAIN = 8;
    private static final long TICK_MILLIS = 100;
    private static final int SHORTEST_PAUSE = 900;
    private static final int MORE_PAUSE = 2_000;
    private static final Duration NOTES_ON_THEIR_WAY = Duration.ofSeconds(5);
    private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(30);
    /** RocketMQ on a busy machine may need longer to find out that a client is dead. */
    private static final long SILENCE_OF_ROCKETMQ_NANOS = TimeUnit.SECONDS.toNanos(60);

    private static final long END_BOUND_NANOS = TimeUnit.SECONDS.toNanos(120);

    private final BrokerOfChoice broker;
    private final Path folder;
    private final TicketTopics topics = new TicketTopics("Tickets" + System.currentTimeMillis());
    private final TicketNotes notes = new TicketNotes();
    private final TicketJudge judge = new TicketJudge(notes);
    private final TicketTimeline timeline = new TicketTimeline(notes);
    private final Random chance;
    private int kills;

    private TicketCapstone(BrokerOfChoice broker, Path folder, long seed) {
        this.broker = broker;
        this.folder = folder;
        this.chance = new Random(seed);
        timeline.started(TicketTimeline.BROKER);
    }

    public static void main(String[] args) throws Exception {
        long seed = args.length > 0 ? Long.parseLong(args[0]) : new Random().nextInt(1_000_000);
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : SECONDS;
        System.out.println("The kills follow from " + seed + "; ./workbook run capstone-4 " + seed
                + (args.length > 1 ? " " + seconds : "") + " takes the same ones.");
        Path folder = ScratchDirectories.create("capstone-4-");
        boolean passed = false;
        try (BrokerOfChoice broker = BrokerOfChoice.start()) {
            System.out.println("The broker: " + broker.name());
            System.out.println();
            TicketCapstone capstone = new TicketCapstone(broker, folder, seed);
            passed = capstone.passes(seconds);
            if (args.length > 2) {
                capstone.timeline.write(Path.of(args[2]));
            }
        } catch (PromiseBroken e) {
            System.out.println("Failed: " + e.getMessage());
        }
        ScratchDirectories.delete(folder);
        System.exit(passed ? 0 : 1); // clients take their time to say good-bye
    }

    private boolean passes(int seconds) throws Exception {
        System.setProperty("rocketmq.namesrv.addr", broker.nameServerAddress());
        DefaultMQProducer producer = TicketClients.producer(topics.group("shop"), "box-office");
        SeatBooks books = SeatBooks.in(folder);
        try (BoxOffice office =
                        new BoxOffice(producer, topics, books, notes, seconds * SEATS_PER_SECOND, chance.nextLong());
                TicketStaff staff =
                        new TicketStaff(broker.nameServerAddress(), topics, folder, notes, office::isFreed)) {
            office.open();
            startAll(staff);
            theDay(seconds, office, staff);
            startAll(staff);
            if (isWellSoFar()) {
                System.out.printf("%5s s  all are started, and no more orders come%n", seconds);
                if (comesToItsEnd(staff)) {
                    sellAgain(office, staff);
                }
            }
            return show();
        }
    }

    private void startAll(TicketStaff staff) {
        staff.startAll().forEach(timeline::started);
    }

    private void theDay(int seconds, BoxOffice office, TicketStaff staff) throws Exception {
        long start = System.nanoTime();
        int brokerKills = 0;
        office.openFor(ORDERS_PER_SECOND);
        long nextEvent = SHORTEST_PAUSE + chance.nextInt(MORE_PAUSE);
        for (long millis = 0; millis < seconds * 1_000L && isWellSoFar(); millis = millisSince(start)) {
            if (millis >= nextEvent) {
                boolean killsBroker = millis * SECONDS_PER_BROKER_KILL / seconds
                        >= (brokerKills + 1) * SECONDS_PER_BROKER_KILL * 1_000L / (1 + mostBrokerKills(seconds));
                String what = killsBroker ? brokerDies() : somethingHappens(staff);
                brokerKills += killsBroker ? 1 : 0;
                System.out.printf(Locale.ROOT, "%5.1f s  %s%n", millis / 1_000.0, what);
                nextEvent = millisSince(start) + SHORTEST_PAUSE + chance.nextInt(MORE_PAUSE);
            }
            staff.startThoseWhoLeft();
            TimeUnit.MILLISECONDS.sleep(TICK_MILLIS);
        }
        office.lockTheDoor();
    }

    private static int mostBrokerKills(int seconds) {
        return Math.max(1, seconds / SECONDS_PER_BROKER_KILL);
    }

    private static long millisSince(long start) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    private String brokerDies() {
        long start = System.nanoTime();
        broker.kill();
        notes.brokerKilled();
        kills++;
        timeline.killed(TicketTimeline.BROKER);
        broker.startAgain();
        notes.brokerServes();
        timeline.started(TicketTimeline.BROKER);
        return String.format(
                Locale.ROOT, "the broker is killed, and serves again %.1f s later", millisSince(start) / 1e3);
    }

    private String somethingHappens(TicketStaff staff) {
        return somethingHappensTo(staff.anyOf(chance), staff);
    }

    private String somethingHappensTo(String node, TicketStaff staff) {
        if (!staff.isThere(node)) {
            staff.start(node);
            timeline.started(node);
            return node + " is started";
        }
        staff.kill(node);
        kills++;
        timeline.killed(node);
        return node + " is killed";
    }

    /**
     * What one clerk noted may come later than what another one noted after it. What is broken for good stays broken
     * when all of it is there.
     */
    private boolean isWellSoFar() {
        return notes.faults().isEmpty() && Await.within(NOTES_ON_THEIR_WAY, judge::isWellSoFar);
    }

    /** Waits until all is done, or nothing more happens although all clerks are here. */
    private boolean comesToItsEnd(TicketStaff staff) throws Exception {
        long start = System.nanoTime();
        long news = start;
        long silence = broker instanceof BrokerOfChoice.Mini ? SILENCE_NANOS : SILENCE_OF_ROCKETMQ_NANOS;
        int undone = judge.undone();
        while (undone > 0) {
            TimeUnit.MILLISECONDS.sleep(TICK_MILLIS);
            staff.startThoseWhoLeft();
            int now = judge.undone();
            news = now == undone && staff.areAllHere() ? news : System.nanoTime();
            undone = now;
            boolean isOver = System.nanoTime() - news > silence || System.nanoTime() - start > END_BOUND_NANOS;
            if (isOver || !isWellSoFar()) {
                return false;
            }
        }
        return true;
    }

    /** One desk is killed for good, with what it has locked; the other one has to take over. */
    private void sellAgain(BoxOffice office, TicketStaff staff) throws Exception {
        somethingHappensTo(TicketStaff.NEVER_COMES_BACK, staff);
        int sold = 0;
        while (sold < SOLD_AGAIN && office.sell()) {
            sold++;
        }
        System.out.printf(
                "         %s is killed and does not come back; %s free seats are sold again%n",
                TicketStaff.NEVER_COMES_BACK, sold);
        comesToItsEnd(staff);
    }

    private boolean show() {
        System.out.println();
        System.out.println(kills + " kills; " + judge.counts());
        Map<String, List<Violation>> verdict =
                judge.isWellSoFar() && notes.faults().isEmpty() ? judge.verdict() : judge.verdictSoFar();
        verdict.forEach((promise, violations) -> System.out.println(TicketJudge.text(promise, violations)));
        notes.faults().stream()
                .distinct()
                .limit(3)
                .forEach(fault -> System.out.println("The shop can't go on: " + fault));
        boolean passed = notes.faults().isEmpty() && verdict.values().stream().allMatch(List::isEmpty);
        System.out.println();
        System.out.println(passed ? "Passed: every promise was kept." : "Failed: see above.");
        return passed;
    }
}
