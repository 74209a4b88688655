package crosscheck;

import crosscheck.transcript.Transcript;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs scenarios on one broker. */
public final class CrossCheck {

    /** After so long a scenario is given up. */
    static final Duration BOUND = Duration.ofMinutes(4);

    private CrossCheck() {}

    /** The transcript of one run; it always comes, whatever the broker does. */
    public static Transcript run(Scenario scenario, String nameServer) {
        Transcript.Notes notes = new Transcript.Notes();
        FutureTask<Void> acting = new FutureTask<>(() -> {
            try (Stage stage = new Stage(nameServer, notes)) {
                scenario.run(stage);
            }
            return null;
        });
        Thread actor = new Thread(acting, "scenario-" + scenario.name());
        actor.setDaemon(true);
        actor.start();
        try {
            acting.get(BOUND.toSeconds(), TimeUnit.SECONDS);
            return notes.complete(scenario.name());
        } catch (ExecutionException e) {
            return notes.endedEarly(scenario.name(), reason(e.getCause()));
        } catch (TimeoutException e) {
            acting.cancel(true);
            return notes.endedEarly(scenario.name(), "after " + BOUND.toSeconds() + " s it still waited for something");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return notes.endedEarly(scenario.name(), "interrupted");
        }
    }

    /** In one line, with what is at the bottom of it: the client itself says only that it gave up. */
    private static String reason(Throwable failure) {
        Throwable bottom = failure;
        while (bottom.getCause() != null && bottom.getCause() != bottom) {
            bottom = bottom.getCause();
        }
        String because = bottom == failure ? "" : "; because of " + named(bottom);
        return failure instanceof NotAsExpected ? firstLine(failure) + because : named(failure) + because;
    }

    private static String named(Throwable failure) {
        return failure.getClass().getSimpleName() + ": " + firstLine(failure);
    }

    /** The clients' messages have a second one, about where to look for help. */
    private static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
