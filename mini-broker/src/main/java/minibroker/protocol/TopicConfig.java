package minibroker.protocol;

import minibroker.json.JsonObject;
import minibroker.json.JsonWriter;
import minibroker.remoting.RemotingCommand;
import minibroker.remoting.RequestFailed;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A topic on a broker.
 *
 * @param readQueues consumers read the queues with ids below this
 * @param writeQueues producers choose among the queues with ids below this
 * @param permission sum of 4 to read, 2 to write, 1 to be the model for other topics
 * @param marks what else is said of it
 */
public record TopicConfig(String name, int readQueues, int writeQueues, int permission, TopicMarks marks) {
    public static final int READ = 4;
    public static final int WRITE = 2;
    public static final int INHERIT = 1;

    /** The most queues of a topic: broker and clients need memory for each. */
    public static final int MAX_QUEUES = 8192;

    private static final int PRIORITY = 8;

    /** A topic of which no more is said. */
    public TopicConfig(String name, int readQueues, int writeQueues, int permission) {
        this(name, readQueues, writeQueues, permission, TopicMarks.NONE);
    }

    /** The same topic with other attributes. */
    public TopicConfig withAttributes(Map<String, String> attributes) {
        TopicMarks other = new TopicMarks(marks.order(), marks.sysFlag(), marks.filterType(), attributes);
        return new TopicConfig(name, readQueues, writeQueues, permission, other);
    }

    /** The same topic with another permission. */
    public TopicConfig withPermission(int other) {
        return new TopicConfig(name, readQueues, writeQueues, other, marks);
    }

    /** Consumers may read and producers may write. */
    public static TopicConfig readWrite(String name, int queues) {
        return new TopicConfig(name, queues, queues, READ | WRITE);
    }

    /** What is wrong with these settings, apart from the name; empty if nothing is. */
    public Optional<String> problem() {
        if (Math.min(readQueues, writeQueues) < 0 || Math.max(readQueues, writeQueues) > MAX_QUEUES) {
            return Optional.of("%s queues to read and %s to write for topic %s, 0 to %s are allowed"
                    .formatted(readQueues, writeQueues, name, MAX_QUEUES));
        }
        int all = PRIORITY | READ | WRITE | INHERIT;
        return (permission & ~all) == 0
                ? marks.problem()
                : Optional.of("Permission %s for topic %s: it is a sum of %s to read, %s to write and %s to inherit"
                        .formatted(permission, name, READ, WRITE, INHERIT));
    }

    /** @throws RequestFailed if the queue is not one of the first {@code count} */
    public void requireQueue(int queueId, int count) {
        if (queueId < 0 || queueId >= count) {
            throw new RequestFailed(
                    ResponseCode.INVALID_PARAMETER,
                    "Queue %s of topic %s: it has queues 0 to %s for this request".formatted(queueId, name, count - 1));
        }
    }

    public boolean mayRead() {
        return (permission & READ) != 0;
    }

    public boolean mayWrite() {
        return (permission & WRITE) != 0;
    }

    public boolean mayInherit() {
        return (permission & INHERIT) != 0;
    }

    /** Reads the header of code 17; its attributes are changes, and not read here. */
    public static TopicConfig of(RemotingCommand request) {
        HeaderFields fields = HeaderFields.of(request);
        return new TopicConfig(
                fields.text("topic"),
                fields.smallNumber("readQueueNums"),
                fields.smallNumber("writeQueueNums"),
                fields.smallNumber("perm"),
                TopicMarks.of(fields));
    }

    /** Answer to code 351. */
    public byte[] body() {
        return JsonWriter.body(json());
    }

    static TopicConfig of(JsonObject json) {
        return new TopicConfig(
                json.text("topicName"),
                (int) json.number("readQueueNums", 16),
                (int) json.number("writeQueueNums", 16),
                (int) json.number("perm", READ | WRITE),
                TopicMarks.of(json));
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        marks.addTo(json);
        json.put("perm", permission);
        json.put("readQueueNums", readQueues);
        json.put("topicName", name);
        json.put("writeQueueNums", writeQueues);
        return json;
    }
}
