package minibroker.inspect;

import minibroker.exercise.NotDoneYet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * An answer of several parts. What can't be looked at says why, and nothing else fails: most often it is an exercise
 * that is not written yet.
 *
 * <p>One thread uses it.
 */
final class Parts {
    private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

    private final JsonMembers answer = new JsonMembers();
    private final List<JsonMembers> unfinished = new ArrayList<>();

    Parts with(JsonMembers members) {
        answer.withAll(members);
        return this;
    }

    Parts with(String part, Supplier<JsonMembers> looking) {
        trying(part, () -> answer.withAll(looking.get()));
        return this;
    }

    /** Does something for a part, which is told as unfinished if that fails. */
    void trying(String part, Runnable looking) {
        try {
            looking.run();
        } catch (NotDoneYet open) {
            says(part, open.getMessage());
        } catch (RuntimeException | LinkageError e) {
            // A learner's class may lack a method that the view calls, or fail in one.
            LOG.debug("Cannot look at {}", part, e);
            says(part, "It can't be looked at: " + e);
        }
    }

    private void says(String part, String why) {
        unfinished.add(new JsonMembers().with("part", part).with("says", (Object) why));
    }

    JsonMembers json() {
        return answer.list("unfinished", unfinished, one -> one);
    }
}
