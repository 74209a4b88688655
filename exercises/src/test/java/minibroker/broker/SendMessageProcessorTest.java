package minibroker.broker;

import checks.HandClock;
import minibroker.message.Message;
import minibroker.message.MessageId;
import minibroker.message.MessageQueue;
import minibroker.protocol.TopicConfig;
import minibroker.remoting.RemotingCommand;
import minibroker.remoting.TestClient;
import minibroker.schedule.DelayedMessages;
import minibroker.store.MemoryMessageStore;
import minibroker.store.MessageStore;
import minibroker.store.PutResult;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

/** The store of these checks says what became of a message when the check lets it. */
@Tag("05-3")
@Timeout(value = 5, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SendMessageProcessorTest {
    private static final InetSocketAddress HOST = new InetSocketAddress("10.0.0.1", 20_911);

    private final HandClock clock = new HandClock();
    private final List<Message> put = new ArrayList<>();
    private final CompletableFuture<PutResult> result = new CompletableFuture<>();
    /** Where the message waits, if it has to. */
    private Optional<MessageQueue> parkedIn = Optional.empty();

    private boolean storedFormLookedAt;

    private final TestClient producer = new TestClient(clock);
    private final SendMessageProcessor processor = processor();

    @Test
    @Tag("invariant-5")
    @DisplayName("a send comes in: its message goes to the store, into the queue that it asked for")
    void handsTheMessageToTheStore() {
        producer.send(processor, SomeSends.send("Sales", 2));
        assertThat(put.stream().map(Message::queue))
                .as("queues of the messages that were put")
                .containsExactly(new MessageQueue("Sales", 2));
        assertThat(put.get(0).property("KEYS")).as("keys of the message").contains("4711");
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("the store has not said yet what became of the message: no answer. It says so: one answer")
    void answersWhenTheStoreHasIt() {
        producer.send(processor, SomeSends.send("Sales", 2));
        assertThat(shown(producer.received()))
                .as("answers while the store is at work")
                .isEmpty();
        result.complete(new PutResult.Stored(7, List.of(4_000L)));
        assertThat(shown(producer.received()))
                .as("answers, now that it is stored")
                .containsExactly("code 0");
    }

    @Test
    @Tag("invariant-5")
    @DisplayName(
            "stored at offset 7 of queue 2, place 4,000: the answer says where, with the id that Apache's client reads")
    void saysWhereTheMessageIs() {
        RemotingCommand answer = answerTo(new PutResult.Stored(7, List.of(4_000L)));
        assertThat(shown(answer)).as("the answer").isEqualTo("code 0");
        assertThat(fields(answer, "queueId", "queueOffset", "msgId", "transactionId"))
                .as("extension fields")
                .isEqualTo("""
                        queueId 2
                        queueOffset 7
                        msgId %s
                        transactionId U4711""".formatted(new MessageId(HOST, 4_000)));
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("100 messages are stored at once, beyond 4 GiB: 100 ids with commas, and the offset of the first")
    void namesEveryMessage() {
        List<Long> places = LongStream.range(0, 100)
                .mapToObj(each -> 5_000_000_000L + 300 * each)
                .toList();
        String ids = places.stream()
                .map(place -> new MessageId(HOST, place).toString())
                .collect(Collectors.joining(","));
        PutResult.Stored stored = new PutResult.Stored(6_000_000_000L, places);
        for (PutResult each : List.of(stored, new PutResult.FlushTimedOut(stored))) {
            assertThat(fields(new SendMessageProcessorTest().answerTo(each), "queueOffset", "msgId"))
                    .as("extension fields of the answer to %s", each.getClass().getSimpleName())
                    .isEqualTo("queueOffset 6000000000\nmsgId " + ids);
        }
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("stored, but the disk was too slow: code 10, and where it is all the same")
    void aSlowDiskIsCode10() {
        RemotingCommand answer = answerTo(new PutResult.FlushTimedOut(new PutResult.Stored(7, List.of(4_000L))));
        assertThat(shown(answer)).as("the answer").startsWith("code 10");
        assertThat(fields(answer, "queueId", "queueOffset", "msgId", "transactionId"))
                .as("extension fields")
                .isEqualTo("""
                queueId 2
                queueOffset 7
                msgId %s
                transactionId U4711""".formatted(new MessageId(HOST, 4_000)));
    }

    @Test
    @Tag("invariant-5")
    @DisplayName(
            "a message that has to wait is stored in queue 4 of another topic: the answer says 2, as was asked for")
    void theQueueInTheAnswerIsTheSenders() {
        parkedIn = Optional.of(new MessageQueue("SCHEDULE_TOPIC_XXXX", 4));
        RemotingCommand answer = answerTo(new PutResult.Stored(7, List.of(4_000L)));
        assertThat(fields(answer, "queueId")).as("extension fields").isEqualTo("queueId 2");
    }

    @Test
    @Tag("invariant-5")
    @DisplayName(
            "a message is parked: its recall handle is made from what is stored, and not from what the sender sent")
    void theHandleIsThatOfTheStoredMessage() {
        parkedIn = Optional.of(new MessageQueue("SCHEDULE_TOPIC_XXXX", 4));
        answerTo(new PutResult.Stored(7, List.of(4_000L)));
        assertThat(storedFormLookedAt ? "taken.messages()" : "others")
                .as("the messages of which recallHandle takes the first")
                .isEqualTo("taken.messages()");
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("two sends, to queues 2 and 3, and only then the store says that it has them: each answer is its own")
    void sendsUnderWayAreKeptApart() {
        producer.send(processor, SomeSends.send("Sales", 2));
        producer.send(processor, SomeSends.send("Sales", 3));
        result.complete(new PutResult.Stored(7, List.of(4_000L)));
        assertThat(producer.received().stream()
                        .map(answer -> "to send %s: %s".formatted(answer.opaque(), fields(answer, "queueId")))
                        .sorted())
                .as("answers")
                .containsExactly("to send 1: queueId 2", "to send 2: queueId 3");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("too large for the store: code 13, with the store's reason")
    void tooLargeForTheStoreIsCode13() {
        RemotingCommand answer = answerTo(new PutResult.TooLarge("5,000 bytes do not fit into a file of 4,096"));
        assertThat(shown(answer)).as("the answer").startsWith("code 13").contains("5,000 bytes do not fit");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("the store takes nothing now: code 14, with the store's reason")
    void aStoreThatTakesNothingIsCode14() {
        RemotingCommand answer = answerTo(new PutResult.Unavailable("the disk is 91 % full"));
        assertThat(shown(answer)).as("the answer").startsWith("code 14").contains("91 % full");
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("the store fails with an exception: an answer comes all the same, code 1, with the reason")
    void aFailureIsAnAnswerToo() {
        producer.send(processor, SomeSends.send("Sales", 2));
        result.completeExceptionally(new IOException("no space left on device"));
        List<String> answers = shown(producer.received());
        assertThat(answers.size()).as("how many answers come").isEqualTo(1);
        assertThat(answers.get(0)).as("the answer").startsWith("code 1:").contains("no space left on device");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("good and bad answers, codes 0, 10, 13 and 14: MSG_REGION is in each, which the client reads unasked")
    void theClientsFieldsAreOnEveryAnswer() {
        PutResult.Stored stored = new PutResult.Stored(0, List.of(0L));
        for (PutResult each : List.of(
                stored,
                new PutResult.FlushTimedOut(stored),
                new PutResult.TooLarge("large"),
                new PutResult.Unavailable("full"))) {
            assertThat(fields(new SendMessageProcessorTest().answerTo(each), "MSG_REGION", "TRACE_ON"))
                    .as("extension fields of the answer to %s", each.getClass().getSimpleName())
                    .isEqualTo("""
                            MSG_REGION DefaultRegion
                            TRACE_ON true""");
        }
    }

    private static List<String> shown(List<RemotingCommand> answers) {
        return answers.stream().map(SendMessageProcessorTest::shown).toList();
    }

    /** The code, and the remark if there is one. */
    private static String shown(RemotingCommand answer) {
        return "code " + answer.code() + (answer.remark().isEmpty() ? "" : ": " + answer.remark());
    }

    /** These extension fields, one a line. */
    private static String fields(RemotingCommand answer, String... names) {
        return Stream.of(names)
                .map(name -> name + " " + answer.extFields().getOrDefault(name, "is missing"))
                .collect(Collectors.joining("\n"));
    }

    private RemotingCommand answerTo(PutResult stored) {
        result.complete(stored);
        return producer.ask(processor, SomeSends.send("Sales", 2));
    }

    private SendMessageProcessor processor() {
        TopicConfigManager topics = new TopicConfigManager(List.of(TopicConfig.readWrite("Sales", 4)), () -> {});
        MemoryMessageStore memory = new MemoryMessageStore(1_000_000, HOST, clock);
        MessageStore store = (MessageStore) Proxy.newProxyInstance(
                MessageStore.class.getClassLoader(),
                new Class<?>[] {MessageStore.class},
                (proxy, method, arguments) ->
                        method.getName().equals("put") ? taken(arguments[0]) : call(memory, method, arguments));
        RetrySends retries =
                new RetrySends(new SubscriptionGroupManager(true), group -> false, new RetryTopics(topics));
        MessageIntake intake = new MessageIntake(store, new DelayedMessages(memory, clock), new BrokerStats(clock)) {
            @Override
            Taken take(List<Message> messages) {
                Taken taken = super.take(messages);
                return parkedIn.map(queue -> new Taken(parked(queue), taken.result()))
                        .orElse(taken);
            }
        };
        return new SendMessageProcessor(intake, topics, retries, HOST, "DefaultCluster", "broker-a");
    }

    /** The message as it is stored, in a list that knows whether anybody took it out. */
    private List<Message> parked(MessageQueue queue) {
        return new AbstractList<>() {
            @Override
            public Message get(int index) {
                storedFormLookedAt = true;
                return in(queue);
            }

            @Override
            public int size() {
                return 1;
            }
        };
    }

    private static Message in(MessageQueue queue) {
        return new Message(queue, 0, 0, 1, HOST, 0, 0, new byte[] {1}, "");
    }

    private CompletableFuture<PutResult> taken(Object messages) {
        ((List<?>) messages).forEach(message -> put.add((Message) message));
        return result;
    }

    private static Object call(MessageStore store, Method method, Object[] arguments) throws Exception {
        try {
            return method.invoke(store, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
