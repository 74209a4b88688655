package crosscheck.scenario;

import crosscheck.NotAsExpected;
import crosscheck.Stage;
import org.apache.rocketmq.common.message.MessageDecoder;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.remoting.protocol.RemotingCommand;
import org.apache.rocketmq.remoting.protocol.RequestCode;
import process.Await;
import rawclient.Answers;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/** Single pull requests, and their answers as text. */
record RawPull(Stage stage, String broker, String topic) {

    /** The subscription stands in the request, so that no heartbeat is needed. */
    static final int WITH_SUBSCRIPTION = 4;

    /** The broker may hold the request until a message comes. */
    static final int MAY_BE_HELD = 2;

    private static final Duration BOUND = Duration.ofSeconds(10);
    private static final Duration LONGER_THAN_ANY_HOLD = Duration.ofSeconds(40);

    /** Asks for messages of one queue; changes are field names and their values. */
    RemotingCommand pull(int queue, long offset, String... changes) {
        return stage.raw().call(broker, RequestCode.PULL_MESSAGE, fields(queue, offset, changes));
    }

    /**
     * The message at one offset. RocketMQ answers a send once the message is in the log, and lists it in its queue a
     * moment later, so this asks again for a while.
     */
    MessageExt message(int queue, long offset) {
        AtomicReference<List<MessageExt>> found = new AtomicReference<>();
        Await.within(BOUND, () -> {
            found.set(messages(pull(queue, offset, "maxMsgNums", "1")));
            return !found.get().isEmpty();
        });
        if (found.get().isEmpty()) {
            throw new NotAsExpected("no message at offset " + offset + " of queue " + queue);
        }
        return found.get().get(0);
    }

    /** As {@link #pull}, without waiting for the answer: it may be held. */
    CompletableFuture<RemotingCommand> hold(int queue, long offset, Duration atMost) {
        return hold(queue, offset, atMost, stage.group("raw-consumer"));
    }

    /** The same for a group. */
    CompletableFuture<RemotingCommand> hold(int queue, long offset, Duration atMost, String group) {
        Map<String, String> fields = fields(
                queue,
                offset,
                "consumerGroup",
                group,
                "sysFlag",
                Integer.toString(WITH_SUBSCRIPTION | MAY_BE_HELD),
                "suspendTimeoutMillis",
                Long.toString(atMost.toMillis()));
        return stage.raw().callLater(broker, RequestCode.PULL_MESSAGE, fields, LONGER_THAN_ANY_HOLD);
    }

    Map<String, String> fields(int queue, long offset, String... changes) {
        Map<String, String> fields = new HashMap<>();
        fields.put("consumerGroup", stage.group("raw-consumer"));
        fields.put("topic", topic);
        fields.put("queueId", Integer.toString(queue));
        fields.put("queueOffset", Long.toString(offset));
        fields.put("maxMsgNums", "32");
        fields.put("sysFlag", Integer.toString(WITH_SUBSCRIPTION));
        fields.put("commitOffset", "0");
        fields.put("suspendTimeoutMillis", "0");
        fields.put("subscription", "*");
        fields.put("subVersion", "0");
        for (int i = 0; i < changes.length; i += 2) {
            fields.put(changes[i], changes[i + 1]);
        }
        return fields;
    }

    static List<MessageExt> messages(RemotingCommand answer) {
        return answer.getBody() == null ? List.of() : MessageDecoder.decodes(ByteBuffer.wrap(answer.getBody()));
    }

    /** The code, the messages as {@code offset:body}, and the three offsets. */
    static String described(RemotingCommand answer) {
        String messages = messages(answer).stream()
                .map(message -> message.getQueueOffset() + ":" + text(message))
                .collect(Collectors.joining(" "));
        return Answers.code(answer) + (messages.isEmpty() ? "" : " [" + messages + "]") + offsets(answer);
    }

    static String offsets(RemotingCommand answer) {
        return ", next " + Answers.field(answer, "nextBeginOffset") + ", min " + Answers.field(answer, "minOffset")
                + ", max " + Answers.field(answer, "maxOffset");
    }

    static String text(MessageExt message) {
        return new String(message.getBody(), StandardCharsets.UTF_8);
    }
}
