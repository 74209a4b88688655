package minibroker.broker;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How the consumers of a group share the queues of a topic. Each consumer works it out for itself, from the same sorted
 * list, so that they agree without talking.
 *
 * <p>Invariant: every queue is somebody's, no queue is two consumers', and no two of them differ by more than one queue.
 *
 * <p>RocketMQ: {@code AllocateMessageQueueStrategy}.
 */
enum QueueAllocation {
    /** Neighbouring queues together; the first consumers have one more. RocketMQ: {@code AllocateMessageQueueAveragely}. */
    AVG {
        @Override
        IntStream allocate(int queues, int place, int consumers) {
            // tag::11-3[]
            int each = queues / consumers;
            int withOneMore = queues % consumers;
            int first = place * each + Math.min(place, withOneMore);
            return IntStream.range(first, first + each + (place < withOneMore ? 1 : 0));
            // end::11-3[]
        }
    },

    /** One queue after the other, like cards. RocketMQ: {@code AllocateMessageQueueAveragelyByCircle}. */
    AVG_BY_CIRCLE {
        @Override
        IntStream allocate(int queues, int place, int consumers) {
            return IntStream.range(0, queues).filter(queue -> queue % consumers == place);
        }
    };

    /**
     * The queues of one consumer.
     *
     * @param queues how many there are
     * @param place the consumer's place in the sorted list, from 0 on
     * @param consumers how many consumers there are
     */
    abstract IntStream allocate(int queues, int place, int consumers);

    /** The one with a name, as clients write it. */
    static Optional<QueueAllocation> named(String name) {
        return List.of(values()).stream().filter(one -> one.name().equals(name)).findFirst();
    }
}
