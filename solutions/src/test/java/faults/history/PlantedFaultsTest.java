package faults.history;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A right history of any shape is found right; with one fault planted, that fault is named, and the operation in it.
 */
class PlantedFaultsTest {
    private static final Promise[] ALL = Promise.values();

    /** What a broker that keeps its word would have led to, and the means to spoil it. */
    record Run(List<Sent> sent, List<Seen> seen, Random random) {
        HistoryVerdict verdict() {
            return new HistoryChecker(ALL).check(new History(sent, seen));
        }

        int any(List<?> of) {
            return random.nextInt(of.size());
        }
    }

    @Provide
    Arbitrary<Run> runs() {
        return Arbitraries.longs().map(seed -> right(new Random(seed)));
    }

    @Property(tries = 300)
    void aRightHistoryIsRight(@ForAll("runs") Run run) {
        assertThat(run.verdict().violations()).isEmpty();
    }

    @Property(tries = 300)
    void aDeliveryThatIsTakenAwayIsALoss(@ForAll("runs") Run run) {
        List<Sent> acknowledged = run.sent.stream()
                .filter(sent -> sent.outcome() instanceof SendOutcome.Acknowledged)
                .toList();
        Assume.that(!acknowledged.isEmpty());
        Sent lost = acknowledged.get(run.any(acknowledged));
        run.seen.removeIf(seen -> seen.key().equals(lost.key()));

        assertThat(run.verdict().violations())
                .singleElement()
                .isInstanceOfSatisfying(
                        Violation.Lost.class, loss -> assertThat(loss.sent()).isEqualTo(lost));
    }

    @Property(tries = 300)
    void aDeliveryThatIsRepeatedIsADuplicate(@ForAll("runs") Run run) {
        spoilADelivery(run, seen -> run.seen.add(new Seen("c", seen.place(), seen.key(), Long.MAX_VALUE)));

        assertThat(run.verdict().violations())
                .singleElement()
                .extracting(Violation::kind)
                .isEqualTo("duplicated");
    }

    @Property(tries = 300)
    void aMessageThatStandsInTwoPlacesIsADuplicate(@ForAll("runs") Run run) {
        spoilADelivery(
                run,
                seen -> run.seen.add(
                        new Seen("c", new QueuePlace(seen.place().queue(), 1_000_000), seen.key(), Long.MAX_VALUE)));

        assertThat(run.verdict().violations()).singleElement().isInstanceOf(Violation.Duplicated.class);
    }

    @Property(tries = 300)
    void aDeliveryOfWhatNobodySentIsAPhantom(@ForAll("runs") Run run) {
        run.seen.add(new Seen("c", new QueuePlace("elsewhere", 0), "never sent", 0));

        assertThat(run.verdict().violations()).singleElement().isInstanceOf(Violation.Phantom.class);
    }

    @Property(tries = 300)
    void aDeliveryBeforeTheMomentOfSendingIsEarly(@ForAll("runs") Run run) {
        spoilADelivery(run, seen -> run.seen.set(run.seen.indexOf(seen), new Seen("c", seen.place(), seen.key(), -1)));

        assertThat(run.verdict().violations()).singleElement().isInstanceOf(Violation.Early.class);
    }

    @Property(tries = 300)
    void twoDeliveriesThatChangePlacesAreOutOfOrder(@ForAll("runs") Run run) {
        for (int i = 0; i + 1 < run.seen.size(); i++) {
            Seen one = run.seen.get(i);
            Seen next = run.seen.get(i + 1);
            if (one.place().queue().equals(next.place().queue())) {
                run.seen.set(i, next);
                run.seen.set(i + 1, one);
                assertThat(run.verdict().violations())
                        .singleElement()
                        .isEqualTo(new Violation.DeliveredOutOfOrder(next, one));
                return;
            }
        }
        Assume.that(false);
    }

    @Property(tries = 300)
    void twoSendsThatChangePlacesAreReordered(@ForAll("runs") Run run) {
        // Two that do not overlap exchange their places, in what the broker says and in what it delivers.
        for (Sent one : run.sent) {
            for (Sent other : run.sent) {
                if (one.ended() < other.begun()
                        && one.outcome() instanceof SendOutcome.Acknowledged here
                        && other.outcome() instanceof SendOutcome.Acknowledged there
                        && here.place().queue().equals(there.place().queue())) {
                    exchange(run, one, here.place(), other, there.place());
                    assertThat(run.verdict().violations()).anyMatch(Violation.Reordered.class::isInstance);
                    return;
                }
            }
        }
        Assume.that(false);
    }

    private static void exchange(Run run, Sent one, QueuePlace here, Sent other, QueuePlace there) {
        run.sent.replaceAll(sent -> sent == one ? at(one, there) : sent == other ? at(other, here) : sent);
        run.seen.replaceAll(seen -> seen.key().equals(one.key())
                ? new Seen("c", there, one.key(), seen.at())
                : seen.key().equals(other.key()) ? new Seen("c", here, other.key(), seen.at()) : seen);
    }

    private static Sent at(Sent sent, QueuePlace place) {
        return new Sent(
                sent.producer(),
                sent.key(),
                sent.begun(),
                sent.ended(),
                sent.due(),
                new SendOutcome.Acknowledged(place));
    }

    private static void spoilADelivery(Run run, Consumer<Seen> how) {
        Assume.that(!run.seen.isEmpty());
        how.accept(run.seen.get(run.any(run.seen)));
    }

    /** A few producers take turns in storing at single moments somewhere within their attempts. */
    private static Run right(Random random) {
        List<Sent> sent = new ArrayList<>();
        List<Seen> seen = new ArrayList<>();
        Map<String, Long> next = new HashMap<>();
        int count = 1 + random.nextInt(40);
        for (int i = 0; i < count; i++) {
            long stored = 1_000L + i * 10L;
            long begun = stored - random.nextInt(100);
            long ended = stored + 1 + random.nextInt(100);
            String key = "k" + i;
            String queue = "q" + random.nextInt(3);
            int fate = random.nextInt(10);
            SendOutcome outcome = new SendOutcome.Refused("full");
            if (fate > 0) {
                QueuePlace place = new QueuePlace(queue, next.merge(queue, 1L, Long::sum) - 1);
                boolean known = fate > 1;
                outcome = known ? new SendOutcome.Acknowledged(place) : new SendOutcome.Unknown("timeout");
                seen.add(new Seen("c", place, key, stored + 1 + random.nextInt(1_000)));
            } else if (random.nextBoolean()) {
                outcome = new SendOutcome.Unknown("timeout");
            }
            sent.add(new Sent("p" + i % 4, key, begun, ended, begun, outcome));
        }
        return new Run(sent, seen, random);
    }
}
