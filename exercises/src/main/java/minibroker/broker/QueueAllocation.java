package minibroker.broker;

import minibroker.exercise.NotDoneYet;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Shares the queues of a topic among the consumers of a group. Each consumer computes it for itself, from the same
 * sorted list, so that they agree without asking each other.
 *
 * <p>Invariant: every queue has exactly one consumer, and the numbers of queues of two consumers differ by at most one.
 *
 * <p>RocketMQ: {@code AllocateMessageQueueStrategy}.
 */
enum QueueAllocation {
    /**
     * Neighbouring queues to the same consumer; the first consumers have one more. RocketMQ: {@code
     * AllocateMessageQueueAveragely}.
     */
    AVG {
        @Override
        IntStream allocate(int queues, int place, int consumers) {
            // tag::11-3[]
            throw new NotDoneYet("11-3");
            // end::11-3[]
        }
    },

    /** Queues are dealt one after the other, like cards. RocketMQ: {@code AllocateMessageQueueAveragelyByCircle}. */
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

    /** The strategy with a name, as clients write it. */
    static Optional<QueueAllocation> named(String name) {
        return List.of(values()).stream().filter(one -> one.name().equals(name)).findFirst();
    }
}
