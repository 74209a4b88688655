package checks;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until the test moves it. Any thread may read it; the test's thread moves it. */
public final class HandClock extends Clock {
    private volatile long millis = 1_000_000;
    private volatile Runnable atNextLook = () -> {};

    /** Lets {@code milliseconds} pass. */
    public void forward(long milliseconds) {
        millis += milliseconds;
    }

    /** Has something done when the clock is looked at for the next time: in the middle of what is tested. */
    public void atNextLook(Runnable action) {
        atNextLook = action;
    }

    @Override
    public long millis() {
        Runnable action = atNextLook;
        atNextLook = () -> {};
        action.run();
        return millis;
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis());
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
