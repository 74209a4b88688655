package minibroker.schedule;

import minibroker.message.PropertyNames;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * The time at which a producer wants its message delivered.
 *
 * <p>Without state: any thread may call. RocketMQ: {@code HookUtils.transformTimerMessage}.
 */
public final class DeliverTime {
    /** The farthest time that can be asked for, from now on. RocketMQ: {@code timerMaxDelaySec}. */
    public static final Duration FARTHEST = Duration.ofDays(3);

    private DeliverTime() {}

    /** Removes the properties that ask for a time. */
    static void forget(Map<String, String> properties) {
        properties.keySet().removeAll(PropertyNames.TIMES);
    }

    /**
     * The time that a message's properties ask for, in milliseconds since 1970. Of several such properties, a number of
     * seconds counts first, then a number of milliseconds, then a time.
     *
     * @param now the present time, likewise
     * @return not after {@code now} if that time is over; empty if none is asked for, or if the message has already
     *     waited
     * @throws IllegalArgumentException if it is no number, or too far away
     */
    static OptionalLong asked(Map<String, String> properties, long now) {
        // tag::17-2[]
        if (properties.containsKey(PropertyNames.TIMER_OUT_MS)) {
            return OptionalLong.empty();
        }
        for (String wish : PropertyNames.TIMES) {
            String value = properties.get(wish);
            if (value != null) {
                return OptionalLong.of(now + millisLeft(wish, value, now));
            }
        }
        return OptionalLong.empty();
        // end::17-2[]
    }

    /** How long a message has to wait that asks for a time by one of the three properties: 0 if that time is over. */
    private static long millisLeft(String wish, String value, long now) {
        // tag::17-2[]
        long number = number(wish, value);
        long left =
                switch (wish) {
                    case PropertyNames.TIMER_DELAY_SEC -> TimeUnit.SECONDS.toMillis(number);
                    case PropertyNames.TIMER_DELAY_MS -> number;
                    default -> Math.max(number, now) - now;
                };
        if (left > FARTHEST.toMillis()) {
            throw new IllegalArgumentException(
                    "Property %s is \"%s\": more than %s ms from now on".formatted(wish, value, FARTHEST.toMillis()));
        }
        return Math.max(0, left);
        // end::17-2[]
    }

    /** A property's value as a number. */
    private static long number(String wish, String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("Property %s is \"%s\", not a number".formatted(wish, value), e);
        }
    }

    /**
     * The last whole second before a time, in seconds since 1970. The message leaves when that second is over: at its
     * time or less than a second later, never earlier.
     */
    static long secondBefore(long time) {
        // tag::17-2[]
        return (time - 1) / 1_000;
        // end::17-2[]
    }
}
