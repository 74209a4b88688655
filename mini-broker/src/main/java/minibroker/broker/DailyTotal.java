package minibroker.broker;

import java.time.LocalDate;

/**
 * What a number was at midnight, today and yesterday, so that it can be said how much it grew on each day.
 *
 * <p>Any thread may call; one lock guards all. RocketMQ: {@code BrokerStats}.
 */
final class DailyTotal {
    private LocalDate today;
    private long thisMorning;
    private long yesterdayMorning;

    DailyTotal(LocalDate today) {
        this.today = today;
    }

    /** To be called now and then; the first call of a new day counts as its midnight. */
    synchronized void look(LocalDate date, long total) {
        if (!date.equals(today)) {
            yesterdayMorning = thisMorning;
            thisMorning = total;
            today = date;
        }
    }

    synchronized long thisMorning() {
        return thisMorning;
    }

    synchronized long yesterdayMorning() {
        return yesterdayMorning;
    }
}
