package minibroker.schedule;

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
        List<Long> delays = new ArrayList<>();
        // Pieces that are empty count, at the end, too.
        for (String piece : text.split(" ", -1)) {
            delays.add(millis(piece));
        }
        return delays;
        // end::16-1[]
    }

    /** One delay, such as {@code 10s}, in milliseconds; throws as {@link #delays}. */
    private static long millis(String piece) {
        // tag::16-1[]
        if (!piece.matches("[0-9]+[smhd]")) {
            throw new IllegalArgumentException("Delay \"%s\": digits, then s, m, h or d".formatted(piece));
        }
        long unit =
                switch (piece.charAt(piece.length() - 1)) {
                    case 's' -> 1_000;
                    case 'm' -> 60_000;
                    case 'h' -> 3_600_000;
                    default -> 86_400_000;
                };
        try {
            long number = Long.parseLong(piece.substring(0, piece.length() - 1));
            if (number > 0) {
                return Math.multiplyExact(number, unit);
            }
        } catch (NumberFormatException | ArithmeticException tooLarge) {
            throw new IllegalArgumentException("Delay \"%s\": too long".formatted(piece), tooLarge);
        }
        throw new IllegalArgumentException("Delay \"%s\": at least 1".formatted(piece));
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
        try {
            return Math.max(0, Math.min(Integer.parseInt(asked), highest()));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("Property DELAY is \"%s\", not a level".formatted(asked), e);
        }
        // end::16-1[]
    }
}
