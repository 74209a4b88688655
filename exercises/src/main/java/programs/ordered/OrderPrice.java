package programs.ordered;

import minibroker.exercise.NotDoneYet;

import java.time.Duration;
import java.util.List;

/**
 * What order costs: how fast a group can be whose queues are handled in order, if nothing takes time but the handler.
 * Without state.
 */
public final class OrderPrice {
    private OrderPrice() {}

    /**
     * The most messages that a group handles in a second, if each of its queues always has some.
     *
     * @param queues of the topic
     * @param consumers that share them evenly
     * @param threads of each consumer
     * @param handling what a message takes, more than zero
     */
    public static double mostPerSecond(int queues, int consumers, int threads, Duration handling) {
        // tag::14-4[]
        throw new NotDoneYet("14-4");
        // end::14-4[]
    }

    /**
     * The least time in which all is handled that waits.
     *
     * @param waiting the number of messages in each queue; there is a thread for each
     * @param handling what a message takes
     */
    public static Duration untilAllIsHandled(List<Integer> waiting, Duration handling) {
        // tag::14-4[]
        throw new NotDoneYet("14-4");
        // end::14-4[]
    }

    /**
     * The fewest queues with which a group is as fast as this, if there are threads enough.
     *
     * @param perSecond messages, 1,000,000 at most, evenly spread
     * @param handling what a message takes, an hour at most
     * @return at least 1
     */
    public static long fewestQueues(int perSecond, Duration handling) {
        // tag::14-4[]
        throw new NotDoneYet("14-4");
        // end::14-4[]
    }
}
