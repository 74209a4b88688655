package minibroker.store;

import minibroker.exercise.NotDoneYet;
import minibroker.message.RecordView;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds messages by key: the index says where they may be, the log says whether they are.
 *
 * <p>Any thread may call.
 */
final class MessageFinder {
    private final KeyIndex index;
    private final CommitLogReader log;

    MessageFinder(KeyIndex index, CommitLogReader log) {
        this.index = index;
        this.log = log;
    }

    /** The messages that a query asks for, the newest first. */
    QueryResult find(MessageQuery query) {
        List<byte[]> records = query.isAnsweredBy(List.of()) ? List.of() : records(query);
        return new QueryResult(records, index.lastTimestamp(), index.lastOffset());
    }

    private List<byte[]> records(MessageQuery query) {
        List<byte[]> records = new ArrayList<>();
        // tag::10-2[]
        throw new NotDoneYet("10-2");
        // end::10-2[]
    }
}
