package minibroker.schedule;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * When a producer wants its message to be delivered.
 *
 * <p>Without state: any thread may call. RocketMQ: {@code HookUtils.transformTimerMessage}.
 */
public final class DeliverTime {
    /** A time in milliseconds since 1970. */
    static final String AT = "TIMER_DELIVER_MS";

    /** The farthest time that can be asked for, from now on. RocketMQ: {@code timerMaxDelaySec}. */
    public static final Duration FARTHEST = Duration.ofDays(3);

    private static final String IN_SECONDS = "TIMER_DELAY_SEC";
    private static final String IN_MILLIS = "TIMER_DELAY_MS";

    private DeliverTime() {}

    /** Takes back whatever was asked for. */
    static void forget(Map<String, String> properties) {
        properties.keySet().removeAll(List.of(IN_SECONDS, IN_MILLIS, AT));
    }

    /**
     * The time that a message's properties ask for, in milliseconds since 1970. Of several wishes a number of seconds
     * counts first, then one of milliseconds, and a time last.
     *
     * @param now likewise
     * @return nothing if none is asked for, or if the message has already waited
     * @throws IllegalArgumentException if it is no number, or too far away
     */
    static OptionalLong asked(Map<String, String> properties, long now) {
        if (properties.containsKey(TimerMessages.SECOND)) {
            return OptionalLong.empty();
        }
        for (String wish : List.of(IN_SECONDS, IN_MILLIS, AT)) {
            String value = properties.get(wish);
            if (value != null) {
                return OptionalLong.of(time(wish, value, now));
            }
        }
        return OptionalLong.empty();
    }

    private static long time(String wish, String value, long now) {
        // tag::17-2[]
        long number = number(wish, value);
        long millisLeft =
                switch (wish) {
                    case IN_SECONDS -> TimeUnit.SECONDS.toMillis(number);
                    case IN_MILLIS -> number;
                    default -> Math.max(number, now) - now;
                };
        if (millisLeft > FARTHEST.toMillis()) {
            throw new IllegalArgumentException(
                    "Property %s is \"%s\": more than %d ms from now on".formatted(wish, value, FARTHEST.toMillis()));
        }
        return now + Math.max(0, millisLeft);
        // end::17-2[]
    }

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
