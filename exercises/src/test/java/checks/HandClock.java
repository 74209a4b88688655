package checks;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until the test moves it. Any thread may read it; the test's thread moves it. */
public final class HandClock extends Clock {
    private volatile long millis = 1_000_000;

    /** Lets {@code milliseconds} pass. */
    public void forward(long milliseconds) {
        millis += milliseconds;
    }

    @Override
    public long millis() {
        return millis;
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("this clock has no hands for " + zone);
    }
}
