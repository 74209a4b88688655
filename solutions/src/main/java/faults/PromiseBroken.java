package faults;

import java.time.Duration;

/** The broker did not hold: what happened, with the values. */
public final class PromiseBroken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PromiseBroken(String message) {
        super(message);
    }

    /** Before a broker is ended: there must be something to lose. */
    static void requireAcknowledged(long acknowledged, BrokerProcess broker, Duration patience) {
        if (!broker.isAlive()) {
            throw new PromiseBroken("The broker ended by itself. It said:\n" + broker.output());
        }
        if (acknowledged == 0) {
            throw new PromiseBroken("No send was acknowledged in %s s. The broker said:%n%s"
                    .formatted(patience.toSeconds(), broker.output()));
        }
    }
}
