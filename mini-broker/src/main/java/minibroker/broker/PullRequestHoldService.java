package minibroker.broker;

import minibroker.exercise.NotDoneYet;
import minibroker.message.MessageQueue;
import minibroker.protocol.ResponseCode;
import minibroker.store.MessageArrivingListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * Holds pulls that found no message, without a thread for each, until a message comes or their time is over.
 *
 * <p>Invariant: every held pull is carried out again exactly once, or forgotten because its client is gone. A message
 * that arrives after a pull has read and before it is held is not missed: {@link #hold} reads once more.
 *
 * <p>Any thread may call; one lock guards the list, and no pull is carried out under it.
 */
final class PullRequestHoldService implements MessageArrivingListener {
    private static final Logger LOG = LoggerFactory.getLogger(PullRequestHoldService.class);

    /** The most held pulls: more than consumers need. */
    private static final int MAX_HELD = 50_000;

    /** A pull needs no body. One with a larger body is answered at once, because its memory would be held, too. */
    private static final int MAX_BODY = 1_024;

    private final ToLongFunction<MessageQueue> maxOffset;
    private final Clock clock;
    private final Consumer<HeldPull> again;
    private final Map<MessageQueue, List<HeldPull>> heldByQueue = new HashMap<>();
    private volatile int held;

    /**
     * @param maxOffset the offset that the next message of a queue will get
     * @param again carries a pull out once more, this time without holding it; what it throws becomes that pull's
     *     answer
     */
    PullRequestHoldService(ToLongFunction<MessageQueue> maxOffset, Clock clock, Consumer<HeldPull> again) {
        this.maxOffset = maxOffset;
        this.clock = clock;
        this.again = pull -> answerFailure(again, pull);
    }

    /** The pulls released together with one that fails are nothing to it: they are out of the list already. */
    private static void answerFailure(Consumer<HeldPull> again, HeldPull pull) {
        try {
            again.accept(pull);
        } catch (NotDoneYet unfinished) {
            pull.exchange().answer(ResponseCode.SYSTEM_ERROR, unfinished.getMessage());
        } catch (RuntimeException e) {
            LOG.warn("Failed to carry out a held pull of {} once more", pull.queue(), e);
            pull.exchange().answer(ResponseCode.SYSTEM_ERROR, "The broker failed: " + e);
        }
    }

    /**
     * Holds a pull that found no message. A message may have come since it read.
     *
     * @return false if the limit of held pulls is reached, or if the pull is too large
     */
    boolean hold(HeldPull pull) {
        // tag::06-3[]
        if (!add(pull)) {
            return false;
        }
        if (maxOffset.applyAsLong(pull.queue()) > pull.offset()) {
            release(pull.queue(), other -> other == pull);
        }
        return true;
        // end::06-3[]
    }

    /** A message has come: releases the pulls that want it. */
    @Override
    public void arrived(MessageQueue queue, long queueOffset, long tagCode) {
        if (!isAwaited()) {
            return;
        }
        // tag::06-3[]
        release(queue, pull -> pull.tags().test(tagCode));
        // end::06-3[]
    }

    @Override
    public boolean isAwaited() {
        return held > 0;
    }

    /** Releases the pulls of one group, because its consumer has to be told something. */
    void release(String group, MessageQueue queue) {
        release(queue, pull -> pull.request().consumerGroup().equals(group));
    }

    /**
     * Releases the pulls whose time is over, and those whose queue has got messages that their filters refuse, so that
     * they go on after these; forgets those whose clients are gone.
     */
    void sweep() {
        if (!isAwaited()) {
            return;
        }
        // tag::06-3[]
        long now = clock.millis();
        for (MessageQueue queue : queues()) {
            long max = maxOffset.applyAsLong(queue);
            release(queue, pull -> pull.deadline() <= now || max > pull.offset() || !pull.isWanted());
        }
        // end::06-3[]
    }

    /** How many pulls are held. */
    int size() {
        return held;
    }

    /** Removes pulls of a queue from the list and carries out again those whose clients still wait. */
    private void release(MessageQueue queue, Predicate<HeldPull> which) {
        // tag::06-3[]
        for (HeldPull pull : remove(queue, which)) {
            if (pull.isWanted()) {
                again.accept(pull);
            }
        }
        // end::06-3[]
    }

    /** The queues in which pulls are held; a copy. */
    private synchronized Set<MessageQueue> queues() {
        return new HashSet<>(heldByQueue.keySet());
    }

    /** @return false if there is no room for it */
    private synchronized boolean add(HeldPull pull) {
        if (held == MAX_HELD || pull.exchange().request().body().length > MAX_BODY) {
            return false;
        }
        heldByQueue.computeIfAbsent(pull.queue(), queue -> new ArrayList<>()).add(pull);
        held++;
        return true;
    }

    /** Takes pulls of a queue out of the list; of two threads that want the same one, one gets it. */
    private synchronized List<HeldPull> remove(MessageQueue queue, Predicate<HeldPull> which) {
        List<HeldPull> pulls = heldByQueue.get(queue);
        if (pulls == null) {
            return List.of();
        }
        List<HeldPull> removed = new ArrayList<>();
        // All are asked before the first is removed, so none is lost if the question fails.
        pulls.removeIf(pull -> which.test(pull) && removed.add(pull));
        if (pulls.isEmpty()) {
            heldByQueue.remove(queue);
        }
        held -= removed.size();
        return removed;
    }

    /** Some of the pulls that are held, for whoever looks inside. */
    synchronized List<HeldPull> some(int most) {
        return heldByQueue.values().stream().flatMap(List::stream).limit(most).toList();
    }
}
