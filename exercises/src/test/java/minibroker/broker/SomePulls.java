package minibroker.broker;

import checks.HandClock;
import minibroker.message.MessageQueue;
import minibroker.protocol.PullMessageRequest;
import minibroker.remoting.Exchange;
import minibroker.remoting.RemotingCommand;
import minibroker.remoting.TestClient;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongPredicate;

/** A hold service, and pulls of groups whose clients are connected through memory. */
abstract class SomePulls {
    static final MessageQueue QUEUE = new MessageQueue("Sales", 2);
    static final MessageQueue OTHER = new MessageQueue("Sales", 3);
    static final long NO_TAG = 0;
    static final LongPredicate ALL = tagCode -> true;
    static final LongPredicate PAID = tagCode -> tagCode == "paid".hashCode();

    final HandClock clock = new HandClock();

    /** Messages in {@link #QUEUE}: the offset that the next one will get. */
    final AtomicLong messages = new AtomicLong();

    final PullRequestHoldService holds = new PullRequestHoldService(this::look, clock, this::carryOutAgain);

    /** How far a queue is, for the hold service. */
    abstract long look(MessageQueue queue);

    abstract void carryOutAgain(HeldPull pull);

    boolean hold(String group, LongPredicate tags) {
        return holds.hold(pull(group, messages.get(), tags));
    }

    void message(long tagCode) {
        long offset = messages.getAndIncrement();
        holds.arrived(QUEUE, offset, tagCode);
    }

    HeldPull pull(String group, long offset, LongPredicate tags) {
        return pull(QUEUE, group, offset, tags);
    }

    HeldPull pull(MessageQueue queue, String group, long offset, LongPredicate tags) {
        return pull(queue, group, offset, tags, new TestClient(clock));
    }

    HeldPull pull(MessageQueue queue, String group, long offset, LongPredicate tags, TestClient client) {
        Exchange exchange = exchange(RemotingCommand.request(11, 1), client);
        return new HeldPull(exchange, request(group, queue, offset), tags, clock.millis() + 15_000);
    }

    HeldPull withPatience(String group, long millis) {
        return new HeldPull(
                exchange(RemotingCommand.request(11, 1), new TestClient(clock)),
                request(group, QUEUE, 0),
                ALL,
                clock.millis() + millis);
    }

    static PullMessageRequest request(String group, MessageQueue queue, long offset) {
        return new PullMessageRequest(group, queue, offset, 32, 6, 0, 15_000, "*", 0, "TAG");
    }

    static Exchange exchange(RemotingCommand request, TestClient client) {
        AtomicReference<Exchange> exchange = new AtomicReference<>();
        client.send(exchange::set, request);
        return exchange.get();
    }
}
