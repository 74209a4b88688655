package programs.ordered;

import org.apache.rocketmq.common.message.MessageExt;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Work and shelf, which fail as they are told, and what was asked of them. */
final class ShelfDesk implements OrderSteps.Work, OrderSteps.Shelf {
    final List<String> tried = new ArrayList<>();
    final List<String> handled = new ArrayList<>();
    final List<String> shelf = new ArrayList<>();
    /** How many failures of each step are left. */
    final Map<String, Integer> failures = new HashMap<>();

    int putFailures;
    int holdsFailures;

    @Override
    public void handle(MessageExt step) throws Exception {
        String text = text(step);
        tried.add(text);
        int left = failures.getOrDefault(text, 0);
        failures.put(text, left - 1);
        if (left > 0) {
            throw left % 2 == 0 ? new IllegalStateException("no address") : new IOException("no connection");
        }
        handled.add(text);
    }

    @Override
    public boolean holds(String order) throws Exception {
        if (holdsFailures > 0) {
            holdsFailures--;
            throw new SQLException("the database is away");
        }
        return shelf.stream().anyMatch(step -> step.startsWith(order + ":"));
    }

    @Override
    public void put(MessageExt step) throws Exception {
        if (putFailures > 0) {
            putFailures--;
            throw new SQLException("the database is away");
        }
        if (!shelf.contains(text(step))) {
            shelf.add(text(step));
        }
    }

    private static String text(MessageExt step) {
        return step.getKeys() + ":" + step.getTags();
    }
}
