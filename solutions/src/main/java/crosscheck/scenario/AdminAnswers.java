package crosscheck.scenario;

import crosscheck.Scenario;
import crosscheck.Stage;

/** What administrators ask and order: topics, groups, consumers that are there, the broker itself. */
public final class AdminAnswers implements Scenario {

    @Override
    public String name() {
        return "admin";
    }

    @Override
    public String lesson() {
        return "23";
    }

    @Override
    public String title() {
        return "the requests behind mqadmin: topics, groups, who is connected and how far, the broker's state";
    }

    @Override
    public void run(Stage stage) throws Exception {
        new AdminTopics(stage).run();
        new AdminGroups(stage).run();
        new AdminBroker(stage).run();
        new AdminConsumers(stage).run();
    }
}
