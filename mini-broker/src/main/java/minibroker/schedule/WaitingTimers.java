package minibroker.schedule;

import java.util.ArrayList;
import java.util.List;

/**
 * What waits for a certain time.
 *
 * @param waiting how many messages, recalls among them
 * @param seconds the next seconds that have messages
 * @param moreSeconds how many further seconds have
 */
public record WaitingTimers(long waiting, List<Second> seconds, int moreSeconds) {
    /** The most links that are followed in all: a second may have a million messages. */
    private static final int MOST_COUNTED = 20_000;

    /**
     * A second with messages.
     *
     * @param due when they leave, in milliseconds since 1970
     * @param count how many there are
     * @param atLeast whether there are more, which were not counted
     */
    public record Second(long due, long count, boolean atLeast) {}

    /** @param unscanned how many messages are parked that the wheel does not have yet */
    static WaitingTimers of(TimingWheel wheel, long unscanned, int mostSeconds) {
        List<Second> seconds = new ArrayList<>();
        int more = 0;
        int left = MOST_COUNTED;
        int slots = wheel.size() == 0 ? 0 : wheel.slots();
        for (long second = wheel.due(); second < wheel.due() + slots; second++) {
            long entry = wheel.first(second);
            if (entry != TimingWheel.NONE && seconds.size() == mostSeconds) {
                more++;
            } else if (entry != TimingWheel.NONE) {
                long count = 1;
                entry = wheel.next(entry);
                for (; entry != TimingWheel.NONE && left > 0; left--) {
                    count++;
                    entry = wheel.next(entry);
                }
                // They leave when their second is over.
                seconds.add(new Second((second + 1) * 1_000, count, entry != TimingWheel.NONE));
            }
        }
        return new WaitingTimers(wheel.size() + unscanned, seconds, more);
    }
}
