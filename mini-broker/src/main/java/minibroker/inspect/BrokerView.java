package minibroker.inspect;

import minibroker.inspect.BrokerInside.GroupInside;
import minibroker.inspect.BrokerInside.HeldInside;
import minibroker.inspect.BrokerInside.LockInside;
import minibroker.protocol.InspectBrokerRequest;
import minibroker.schedule.DelayedMessages;
import minibroker.schedule.WaitingLevel;
import minibroker.schedule.WaitingTimers;
import minibroker.store.LogLayout;
import minibroker.store.LogLayout.Segment;
import minibroker.store.MessageStore;
import minibroker.store.StoreInside;

import java.time.Clock;

/**
 * The whole broker at one moment, as the answer to code 91001.
 *
 * <p>Invariant: the answer has a bound, however much there is; what is left out is counted. Nothing is kept between two
 * answers. Any thread may call.
 */
final class BrokerView {
    static final int MOST_GROUPS = 100;
    static final int MOST_MEMBERS = 50;
    static final int MOST_HELD = 200;
    static final int MOST_LOCKS = 200;
    static final int MOST_SEGMENTS = 64;
    static final int MOST_SECONDS = 60;

    private final BrokerInside broker;
    private final MessageStore store;
    private final DelayedMessages delayed;
    private final String address;
    private final Clock clock;
    private final long started;

    /** @param address where clients reach the broker */
    BrokerView(BrokerInside broker, MessageStore store, DelayedMessages delayed, String address, Clock clock) {
        this.broker = broker;
        this.store = store;
        this.delayed = delayed;
        this.address = address;
        this.clock = clock;
        this.started = clock.millis();
    }

    JsonMembers json(InspectBrokerRequest request) {
        store.catchUp();
        StoreInside inside = store.inside();
        LogLayout log = inside.log();
        Parts parts = new Parts()
                .with(new JsonMembers()
                        .with("now", clock.millis())
                        .with("started", started)
                        .with("address", address)
                        .with("kind", log.inFiles() ? "files" : "memory")
                        .with("log", log(log).map()));
        parts.with("topics", () -> {
            TopicsPart topics = new TopicsPart(broker, inside);
            parts.trying("offsets", topics::lookAtGroups);
            return topics.json();
        });
        return parts.with("groups", () -> new JsonMembers()
                        .with("groups", broker.groups(MOST_GROUPS), "moreGroups", BrokerView::group))
                .with("held", () -> new JsonMembers()
                        .with("held", broker.held(MOST_HELD), "moreHeld", BrokerView::held))
                .with("locks", () -> new JsonMembers()
                        .with("locks", broker.locks(MOST_LOCKS), "moreLocks", BrokerView::lock))
                .with("levels", () -> new JsonMembers().list("levels", delayed.levels(), BrokerView::level))
                .with("timers", () -> new JsonMembers()
                        .with("timers", timers(delayed.timers(MOST_SECONDS)).map()))
                .with("happened", () -> HappenedPart.json(inside, request.from(), request.most()))
                .json();
    }

    private static JsonMembers log(LogLayout log) {
        int more = Math.max(0, log.segments().size() - MOST_SEGMENTS);
        Some<Segment> newest =
                new Some<>(log.segments().subList(more, log.segments().size()), more);
        return new JsonMembers()
                .with("min", log.min())
                .with("max", log.max())
                .with("flushed", log.flushed())
                .with("segmentSize", log.segmentSize())
                .with("segments", newest, "more", segment -> new JsonMembers()
                        .with("start", segment.start())
                        .with("used", segment.used()));
    }

    private static JsonMembers group(GroupInside group) {
        Some<String> members = Some.first(group.members(), MOST_MEMBERS);
        JsonMembers json = new JsonMembers()
                .with("group", group.group())
                .with("members", members.shown().stream().map(JsonMembers::cut).toList())
                .with("broadcast", group.broadcast());
        return members.more() == 0 ? json : json.with("moreMembers", members.more());
    }

    private static JsonMembers held(HeldInside pull) {
        return new JsonMembers()
                .with("group", pull.group())
                .with("topic", pull.queue().topic())
                .with("queue", pull.queue().queueId())
                .with("offset", pull.offset())
                .with("left", pull.leftMillis());
    }

    private static JsonMembers lock(LockInside lock) {
        return new JsonMembers()
                .with("group", lock.group())
                .with("topic", lock.queue().topic())
                .with("queue", lock.queue().queueId())
                .with("client", lock.clientId())
                .with("age", lock.ageMillis())
                .with("expiresIn", lock.leftMillis());
    }

    private static JsonMembers level(WaitingLevel level) {
        return new JsonMembers()
                .with("level", level.level())
                .with("delay", level.delayMillis())
                .with("waiting", level.waiting())
                .with("nextDue", level.nextDue());
    }

    private static JsonMembers timers(WaitingTimers timers) {
        return new JsonMembers()
                .with("waiting", timers.waiting())
                .with("seconds", new Some<>(timers.seconds(), timers.moreSeconds()), "moreSeconds", second -> {
                    JsonMembers json =
                            new JsonMembers().with("due", second.due()).with("count", second.count());
                    return second.atLeast() ? json.with("atLeast", true) : json;
                });
    }
}
