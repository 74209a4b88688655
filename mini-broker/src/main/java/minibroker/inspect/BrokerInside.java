package minibroker.inspect;

import minibroker.message.MessageQueue;
import minibroker.protocol.TopicConfig;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The broker as whoever looks inside sees it, beside its store and the messages that wait; the broker implements it.
 *
 * <p>Each method gives copies, made while it is called, and may throw {@link minibroker.exercise.NotDoneYet} if what it
 * looks at is an exercise that is not written yet. Any thread may call.
 */
public interface BrokerInside {
    List<TopicConfig> topics();

    /** The names of the topics that the broker has from its start. */
    Set<String> systemTopics();

    /** How far groups are, in those of the queues in which they are anywhere. */
    Map<MessageQueue, List<GroupMark>> marks(Set<MessageQueue> queues);

    /** Those that have consumers come first. */
    Some<GroupInside> groups(int most);

    /** The pulls that wait for a message. */
    Some<HeldInside> held(int most);

    /** The queues that are locked for a consumer. */
    Some<LockInside> locks(int most);

    /**
     * How far a group is in a queue.
     *
     * @param committed the offset of the first message that it has not handled; empty if it has committed none
     * @param pulled the offset after the last message that it was given
     */
    record GroupMark(String group, OptionalLong committed, long pulled) {}

    /** A group; the members by the ids of their clients. */
    record GroupInside(String group, List<String> members, boolean broadcast) {}

    /** A pull that waits for a message for so many milliseconds more. */
    record HeldInside(String group, MessageQueue queue, long offset, long leftMillis) {}

    /**
     * A queue that is locked for a client.
     *
     * @param ageMillis since it was locked or renewed
     * @param leftMillis until it expires; negative if it has
     */
    record LockInside(String group, MessageQueue queue, String clientId, long ageMillis, long leftMillis) {}
}
