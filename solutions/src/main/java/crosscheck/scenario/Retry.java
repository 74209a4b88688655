package crosscheck.scenario;

import crosscheck.Scenario;
import crosscheck.Stage;

/** Handlers that fail: attempts, their spacing, and the dead letters. */
public final class Retry implements Scenario {

    @Override
    public String name() {
        return "retry";
    }

    @Override
    public String lesson() {
        return "12";
    }

    @Override
    public String title() {
        return "retry to the dead letters and back: attempts, spacing, what is left of the message, codes";
    }

    @Override
    public void run(Stage stage) throws Exception {
        new SendBackRequests(stage).run();
        new Attempts(stage).run();
        new LettersBack(stage).run();
    }
}
