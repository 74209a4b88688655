package minibroker.store;

import minibroker.TestClock;
import minibroker.message.Message;
import minibroker.message.MessageQueue;
import minibroker.message.StoredMessage;
import minibroker.store.MessageStore.Boundary;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The same operations, one after the other, on a store in memory and on one in files: whoever asks either hears the
 * same. Only the places in the log differ, so a place is named by the message that is there.
 */
class SameInMemoryAndInFilesTest {
    private static final List<MessageQueue> QUEUES = List.of(
            new MessageQueue("Orders", 0),
            new MessageQueue("Orders", 1),
            new MessageQueue("Invoices", 0),
            new MessageQueue("Nobody", 7));

    /** Something that is done to a store, and what it answers. */
    private record Operation(String name, Function<Run, Object> on) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** A store, and where its messages are, in the order in which they were put. */
    private record Run(MessageStore store, Runnable awaitDispatch, TestClock clock, List<Long> places) {
        Object put(MessageQueue queue, int count, String tag, String key) {
            List<Message> messages = IntStream.range(0, count)
                    .mapToObj(i -> Stores.message(
                            queue,
                            "body " + (places.size() + i),
                            "UNIQ_KEY\u0001id-%s\u0002TAGS\u0001%s\u0002KEYS\u0001%s all\u0002"
                                    .formatted(places.size() + i, tag, key)))
                    .toList();
            PutResult result = store.put(messages).join();
            awaitDispatch.run();
            if (!(result instanceof PutResult.Stored stored)) {
                return result;
            }
            places.addAll(stored.commitLogOffsets());
            return stored.queueOffset();
        }

        Object get(MessageQueue queue, long offset, GetLimits limits, String tag) {
            GetResult result = store.get(queue, offset, limits, code -> tag.isEmpty() || code == tag.hashCode());
            return result.getClass().getSimpleName() + " next " + result.nextOffset() + " "
                    + result.messages().stream().map(this::shown).toList();
        }

        Object read(int message, int bytesOn) {
            long place = message < places.size() ? places.get(message) + bytesOn : message * 1_000_000_000L;
            return store.read(place).map(Stores::decode).map(this::shown);
        }

        Object query(MessageQuery query) {
            QueryResult result = store.query(query);
            return "%s, the newest %s at %s"
                    .formatted(
                            result.records().stream()
                                    .map(Stores::decode)
                                    .map(this::shown)
                                    .toList(),
                            places.indexOf(result.lastOffset()),
                            result.lastTimestamp());
        }

        private String shown(StoredMessage stored) {
            return "message %s, %s at %s, stored at %s: %s %s"
                    .formatted(
                            places.indexOf(stored.commitLogOffset()),
                            stored.message().queue(),
                            stored.queueOffset(),
                            stored.storeTimestamp(),
                            new String(stored.message().body(), UTF_8),
                            stored.message().properties());
        }
    }

    @Property(tries = 60)
    void answersAreTheSame(@ForAll("operations") List<Operation> operations) throws IOException {
        Path folder = Files.createTempDirectory("same-in-files");
        TestClock clock = new TestClock();
        MemoryMessageStore memory = new MemoryMessageStore(1 << 24, Stores.HOST, clock);
        FileMessageStore files = FileMessageStore.open(
                StoreSettings.in(folder).withFiles(1 << 16, 20, 16, 50), Stores.HOST, clock, Runnable::run, () -> 0.1);
        try (memory;
                files) {
            Run inMemory = new Run(memory, () -> {}, clock, new ArrayList<>());
            Run inFiles = new Run(files, () -> Stores.await(files::isDispatched), clock, new ArrayList<>());
            for (Operation operation : operations) {
                Object told = operation.on.apply(inMemory);
                assertThat(operation.on.apply(inFiles)).as(operation.name).isEqualTo(told);
                clock.advance(Duration.ofMillis(operation.name.length() % 3));
            }
        } finally {
            Stores.delete(folder);
        }
    }

    @Provide
    Arbitrary<List<Operation>> operations() {
        return Arbitraries.oneOf(puts(), puts(), gets(), times(), facts(), reads(), queries(), deletions())
                .list()
                .ofMinSize(5)
                .ofMaxSize(60);
    }

    private static Arbitrary<Operation> puts() {
        return Combinators.combine(queue(), Arbitraries.integers().between(1, 40), word(), word())
                .as((queue, count, tag, key) -> new Operation(
                        "put %s x %s, tag %s, key %s".formatted(count, queue, tag, key),
                        run -> run.put(queue, count, tag, key)));
    }

    private static Arbitrary<Operation> gets() {
        Arbitrary<GetLimits> limits = Combinators.combine(
                        Arbitraries.of(0, 1, 2, 32, 1_000), Arbitraries.of(0, 1, 500, 5_000, 1 << 20))
                .as(GetLimits::new);
        return Combinators.combine(queue(), number(), limits, Arbitraries.oneOf(word(), Arbitraries.just("")))
                .as((queue, offset, most, tag) -> new Operation(
                        "get %s from %s, %s, tag \"%s\"".formatted(queue, offset, most, tag),
                        run -> run.get(queue, offset, most, tag)));
    }

    private static Arbitrary<Operation> times() {
        return Combinators.combine(queue(), moment(), Arbitraries.of(Boundary.values()))
                .as((queue, moment, boundary) -> new Operation(
                        "offset of %s at %s, %s".formatted(queue, moment, boundary),
                        run -> run.store.offsetAt(queue, moment, boundary)));
    }

    private static Arbitrary<Operation> facts() {
        return Combinators.combine(queue(), number())
                .as((queue, offset) -> new Operation(
                        "what is said of %s and its %s".formatted(queue, offset),
                        run -> List.of(
                                run.store.minOffset(queue),
                                run.store.maxOffset(queue),
                                run.store.storeTimestamp(queue, offset))));
    }

    private static Arbitrary<Operation> reads() {
        return Combinators.combine(Arbitraries.integers().between(0, 200), Arbitraries.of(0, 1, -1))
                .as((message, bytesOn) -> new Operation(
                        "read message %s, %s bytes on".formatted(message, bytesOn), run -> run.read(message, bytesOn)));
    }

    private static Arbitrary<Operation> queries() {
        return Combinators.combine(
                        Arbitraries.of("Orders", "Invoices", "Nobody"),
                        Arbitraries.of(MessageQuery.Type.values()),
                        Arbitraries.oneOf(word(), Arbitraries.of("id-0", "id-17", "all", "")),
                        moment(),
                        moment(),
                        Arbitraries.of(0, 1, 5, 64, Integer.MAX_VALUE))
                .as(MessageQuery::new)
                .map(query -> new Operation(query.toString(), run -> run.query(query)));
    }

    private static Arbitrary<Operation> deletions() {
        return Arbitraries.of("Orders", "Invoices", "Nobody")
                .map(topic -> new Operation("delete " + topic, run -> {
                    run.store.deleteTopic(topic);
                    return "deleted";
                }));
    }

    private static Arbitrary<MessageQueue> queue() {
        return Arbitraries.of(QUEUES);
    }

    private static Arbitrary<String> word() {
        return Arbitraries.of("paid", "sent", "back");
    }

    private static Arbitrary<Long> number() {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(0, 100),
                Arbitraries.of(-1L, Long.MIN_VALUE, Integer.MAX_VALUE + 1L, Long.MAX_VALUE - 1, Long.MAX_VALUE));
    }

    private static Arbitrary<Long> moment() {
        long start = new TestClock().millis();
        return Arbitraries.oneOf(
                Arbitraries.longs().between(start - 5, start + 100),
                Arbitraries.of(Long.MIN_VALUE, -1L, 0L, Long.MAX_VALUE));
    }
}
