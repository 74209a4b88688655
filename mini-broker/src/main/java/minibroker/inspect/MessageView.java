package minibroker.inspect;

import minibroker.exercise.NotDoneYet;
import minibroker.message.RecordView;
import minibroker.store.MessageStore;

import java.nio.ByteBuffer;
import java.util.Optional;

/** One message's bytes with the fields named, as the answer to code 91002. Any thread may call. */
final class MessageView {
    private final MessageStore store;

    MessageView(MessageStore store) {
        this.store = store;
    }

    JsonMembers json(long commitLogOffset) {
        JsonMembers json = new JsonMembers().with("offset", commitLogOffset);
        try {
            Optional<byte[]> record = store.read(commitLogOffset);
            if (record.isEmpty()) {
                return json.with("gone", gone(commitLogOffset));
            }
            Optional<String> problem =
                    new RecordView(ByteBuffer.wrap(record.get()), 0).problemWithLayout(record.get().length);
            return problem.isPresent()
                    ? json.with("gone", "It can't be read: " + problem.get())
                    : json.with("size", record.get().length)
                            .list("fields", RecordFields.of(record.get()), field -> field);
        } catch (NotDoneYet open) {
            return json.with("gone", (Object) open.getMessage());
        } catch (RuntimeException damaged) {
            return json.with("gone", (Object) ("It can't be read: " + damaged.getMessage()));
        }
    }

    private String gone(long commitLogOffset) {
        long min = store.inside().log().min();
        return commitLogOffset < min
                ? "It is deleted: the log begins at %s now".formatted(min)
                : "No message begins at %s".formatted(commitLogOffset);
    }
}
