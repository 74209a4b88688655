package minibroker.schedule;

import java.util.List;

/**
 * The delays that a producer can choose from by number, from 1 on.
 *
 * <p>Without state: any thread may call. RocketMQ: the setting {@code messageDelayLevel}.
 */
final class DelayLevels {
    /** RocketMQ's 18 levels. */
    private static final List<String> DELAYS =
            List.of("1s 5s 10s 30s 1m 2m 3m 4m 5m 6m 7m 8m 9m 10m 20m 30m 1h 2h".split(" "));

    private DelayLevels() {}

    /** How many levels there are, which is also the highest. */
    static int highest() {
        return DELAYS.size();
    }

    /** How long a message of a level waits, in milliseconds. */
    static long delayMillis(int level) {
        // tag::16-1[]
        String delay = DELAYS.get(level - 1);
        long number = Long.parseLong(delay.substring(0, delay.length() - 1));
        return number
                * switch (delay.charAt(delay.length() - 1)) {
                    case 's' -> 1_000L;
                    case 'm' -> 60_000L;
                    case 'h' -> 3_600_000L;
                    default -> throw new IllegalArgumentException("Delay \"%s\": s, m or h".formatted(delay));
                };
        // end::16-1[]
    }

    /**
     * The level that a producer asked for with the property DELAY.
     *
     * @return from 1 to {@link #highest}, also if more was asked for; 0 for no delay
     * @throws IllegalArgumentException if it is no number
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
