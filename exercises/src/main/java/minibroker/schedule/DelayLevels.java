package minibroker.schedule;

import minibroker.exercise.NotDoneYet;

import java.util.ArrayList;
import java.util.List;

/**
 * The delays that a producer can choose from by number, from 1 on.
 *
 * <p>Without state of its own: any thread may call. RocketMQ: the setting {@code messageDelayLevel}.
 */
final class DelayLevels {
    /** RocketMQ's 18 levels, in the words of its setting. */
    static final String OF_ROCKETMQ = "1s 5s 10s 30s 1m 2m 3m 4m 5m 6m 7m 8m 9m 10m 20m 30m 1h 2h";

    private static final int HIGHEST = OF_ROCKETMQ.split(" ").length;

    /** Empty until somebody asks. */
    private static volatile List<Long> ofRocketMq = List.of();

    private DelayLevels() {}

    /** How many levels there are, which is also the highest. */
    static int highest() {
        return HIGHEST;
    }

    /** How long a message of a level waits, in milliseconds. */
    static long delayMillis(int level) {
        if (ofRocketMq.isEmpty()) {
            ofRocketMq = delays(OF_ROCKETMQ);
        }
        return ofRocketMq.get(level - 1);
    }

    /**
     * The delays of a text such as {@link #OF_ROCKETMQ}, in its order, in milliseconds.
     *
     * @throws IllegalArgumentException if a piece is no delay; the message has the piece
     */
    static List<Long> delays(String text) {
        // tag::16-1[]
        throw new NotDoneYet("16-1");
        // end::16-1[]
    }

    /** One delay, such as {@code 10s}, in milliseconds; throws as {@link #delays}. */
    private static long millis(String piece) {
        // tag::16-1[]
        throw new NotDoneYet("16-1");
        // end::16-1[]
    }

    /**
     * The level that a producer asked for with the property DELAY.
     *
     * @return from 1 to {@link #highest}, also if more was asked for; 0 for no delay
     * @throws IllegalArgumentException if it is no number that fits an {@code int}; the message has what was asked for
     */
    static int level(String asked) {
        // tag::16-1[]
        throw new NotDoneYet("16-1");
        // end::16-1[]
    }
}
