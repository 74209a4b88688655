package minibroker.remoting;

import checks.CallOutcome;
import checks.HandClock;
import checks.InBackground;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

/** Two that ask with one number. */
@Tag("03-5")
@Timeout(value = 5, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SameNumberTest {
    @Test
    @Tag("invariant-5")
    @DisplayName(
            "expect has looked whether 1 is free, and right then another thread asks with 1: one of them is refused")
    void whoAsksAfterTheLookIsNotPushedOut() throws Exception {
        LookedAt table = new LookedAt();
        PendingRequests pending = new PendingRequests(new HandClock(), table);
        table.ask = () -> ask(pending);

        List<String> outcomes = new ArrayList<>(List.of(ask(pending)));
        outcomes.add(table.asking == null ? ask(pending) : table.asking.result());

        assertThat(outcomes)
                .as("what became of the two requests with number 1")
                .containsExactlyInAnyOrder("is taken", "IllegalStateException");
    }

    private static String ask(PendingRequests pending) {
        return CallOutcome.of(() -> {
                    pending.expect(1, Duration.ofSeconds(3));
                    return "is taken";
                })
                .text();
    }

    /** A table that lets another thread ask after the first look into it; if that thread has to wait, it may. */
    private static final class LookedAt extends ConcurrentHashMap<Integer, PendingRequests.Waiting> {
        private static final long serialVersionUID = 1L;

        private transient Callable<String> ask;
        private transient InBackground<String> asking;

        @Override
        public boolean containsKey(Object key) {
            boolean found = super.containsKey(key);
            askOnce();
            return found;
        }

        @Override
        public PendingRequests.Waiting get(Object key) {
            PendingRequests.Waiting found = super.get(key);
            askOnce();
            return found;
        }

        private void askOnce() {
            if (ask != null) {
                Callable<String> other = ask;
                ask = null;
                asking = InBackground.start("another request with number 1", other);
                asking.awaitStandstill();
            }
        }
    }
}
