package minibroker.schedule;

import minibroker.json.JsonObject;
import minibroker.message.Message;
import minibroker.message.MessageCodec;
import minibroker.message.MessageProperties;
import minibroker.message.MessageQueue;
import minibroker.message.PropertyNames;
import minibroker.message.StoredMessage;
import minibroker.store.GetLimits;
import minibroker.store.GetResult;
import minibroker.store.KeptDocuments;
import minibroker.store.MessageArrivingListener;
import minibroker.store.MessageQuery;
import minibroker.store.MessageStore;
import minibroker.store.PutResult;
import minibroker.store.QueryResult;
import minibroker.store.SavedState;
import minibroker.store.StoreStatus;

import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.LongPredicate;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A store of a check: it may refuse messages, its broker may be killed, and the power may fail. One thread uses it.
 *
 * <p>Its small documents are on the disk at once, its messages when {@link #flush} is called.
 */
final class WaitingStore implements MessageStore {
    /** Many more than any check needs, also if each message is read by itself. */
    private static final int MOST_LOOKS = 20_000;

    static final InetSocketAddress HOST = new InetSocketAddress("127.0.0.1", 10_911);

    private final Clock clock;
    private final KeptDocuments documents = new KeptDocuments();
    private final List<StoredMessage> log = new ArrayList<>();
    private final Map<MessageQueue, List<StoredMessage>> queues = new HashMap<>();
    private int onDisk;
    private int puts;
    private int specialPut = -1;
    private Runnable before = () -> {};
    private Runnable after = () -> {};
    private PutResult refusal;
    private boolean readsNothing;
    private int mostInARead = Integer.MAX_VALUE;
    private int looks;

    /** What a broker feels of SIGKILL. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;

        Killed() {
            super("the broker is dead");
        }
    }

    WaitingStore(Clock clock) {
        this.clock = clock;
    }

    /** The put with this number, the next one being 1, is answered with a refusal. */
    void refuse(int put, PutResult answer) {
        special(put, () -> {}, () -> {});
        refusal = answer;
    }

    /** At the put with this number, the next one being 1, the broker is killed, before it or when it is done. */
    void killAt(int put, boolean afterwards) {
        Runnable kill = () -> {
            throw new Killed();
        };
        special(put, afterwards ? () -> {} : kill, afterwards ? kill : () -> {});
    }

    /** The put with this number, the next one being 1, fails, and nothing is stored. */
    void failAt(int put) {
        special(
                put,
                () -> {
                    throw new IllegalStateException("the store has no room");
                },
                () -> {});
    }

    private void special(int put, Runnable first, Runnable then) {
        specialPut = puts + put;
        before = first;
        after = then;
        refusal = null;
    }

    /** Reads find nothing: somebody has just deleted what was there. */
    void readsNothing(boolean nothing) {
        readsNothing = nothing;
    }

    /** A read has no more messages than this, as if they were large. */
    void readsAtMost(int messages) {
        mostInARead = messages;
    }

    /** How many messages it has, of all queues. */
    int size() {
        return log.size();
    }

    /** The first messages are on the disk; no power cut takes them. */
    void flush(int messages) {
        onDisk = Math.max(onDisk, messages);
    }

    void powerCut() {
        log.subList(Math.min(onDisk, log.size()), log.size()).clear();
        queues.clear();
        log.forEach(this::enqueue);
    }

    /** A document without blanks; empty if nothing was saved. */
    String document(String name) {
        return documents.text(name);
    }

    List<StoredMessage> in(MessageQueue queue) {
        return queues.getOrDefault(queue, List.of());
    }

    List<String> bodies(MessageQueue queue) {
        return in(queue).stream()
                .map(stored -> new String(stored.message().body(), UTF_8))
                .toList();
    }

    /** Stores a message as it is. */
    void add(Message message) {
        long place = log.isEmpty() ? 0 : log.get(log.size() - 1).commitLogOffset() + 300;
        log.add(new StoredMessage(message, in(message.queue()).size(), place, clock.millis(), HOST));
        enqueue(log.get(log.size() - 1));
    }

    private void enqueue(StoredMessage stored) {
        queues.computeIfAbsent(stored.message().queue(), queue -> new ArrayList<>())
                .add(stored);
    }

    @Override
    public CompletableFuture<PutResult> put(List<Message> messages) {
        look();
        boolean isSpecial = ++puts == specialPut;
        if (isSpecial) {
            before.run();
            if (refusal != null) {
                return CompletableFuture.completedFuture(refusal);
            }
        }
        long first = in(messages.get(0).queue()).size();
        messages.forEach(this::add);
        if (isSpecial) {
            after.run();
        }
        return CompletableFuture.completedFuture(new PutResult.Stored(first, List.of()));
    }

    @Override
    public GetResult get(MessageQueue queue, long offset, GetLimits limits, LongPredicate tags) {
        look();
        List<StoredMessage> all = in(queue);
        if (all.isEmpty()) {
            return new GetResult.EmptyQueue();
        }
        if (readsNothing || offset >= all.size()) {
            return new GetResult.NoNewMessage(offset);
        }
        List<byte[]> records = all.stream()
                .skip(offset)
                .limit(Math.min(limits.messages(), mostInARead))
                .map(MessageCodec::encode)
                .toList();
        return new GetResult.Found(records, offset + records.size());
    }

    @Override
    public QueryResult query(MessageQuery query) {
        List<byte[]> found = new ArrayList<>();
        for (int i = log.size() - 1; i >= 0 && found.size() < query.max(); i--) {
            if (matches(log.get(i), query)) {
                found.add(MessageCodec.encode(log.get(i)));
            }
        }
        StoredMessage last = log.isEmpty() ? null : log.get(log.size() - 1);
        return new QueryResult(
                found, last == null ? 0 : last.storeTimestamp(), last == null ? 0 : last.commitLogOffset());
    }

    /** Ends what would never end by itself. */
    private void look() {
        if (++looks > MOST_LOOKS) {
            throw new AssertionError("%s looks at the store: this never ends".formatted(MOST_LOOKS));
        }
    }

    private static boolean matches(StoredMessage stored, MessageQuery query) {
        Map<String, String> properties =
                MessageProperties.decode(stored.message().properties());
        boolean hasKey = query.key().equals(properties.getOrDefault(PropertyNames.UNIQ_KEY, ""))
                || Arrays.asList(properties.getOrDefault(PropertyNames.KEYS, "").split(" "))
                        .contains(query.key());
        return hasKey
                && stored.message().topic().equals(query.topic())
                && stored.storeTimestamp() >= query.begin()
                && stored.storeTimestamp() <= query.end();
    }

    @Override
    public long minOffset(MessageQueue queue) {
        return 0;
    }

    @Override
    public long maxOffset(MessageQueue queue) {
        look();
        return in(queue).size();
    }

    @Override
    public OptionalLong storeTimestamp(MessageQueue queue, long offset) {
        look();
        List<StoredMessage> all = in(queue);
        return offset < 0 || offset >= all.size()
                ? OptionalLong.empty()
                : OptionalLong.of(all.get((int) offset).storeTimestamp());
    }

    @Override
    public <T> SavedState<T> savedState(String name, Function<JsonObject, T> reading, Function<T, Map<?, ?>> writing) {
        return documents.start().savedState(name, reading, writing);
    }

    @Override
    public Optional<byte[]> read(long commitLogOffset) {
        throw new UnsupportedOperationException("read");
    }

    @Override
    public long offsetAt(MessageQueue queue, long timestamp, Boundary boundary) {
        throw new UnsupportedOperationException("offsetAt");
    }

    @Override
    public StoreStatus status() {
        throw new UnsupportedOperationException("status");
    }

    @Override
    public void deleteTopic(String topic) {
        throw new UnsupportedOperationException("deleteTopic");
    }

    @Override
    public void onArrival(MessageArrivingListener listener) {
        throw new UnsupportedOperationException("onArrival");
    }

    @Override
    public void close() {
        // It keeps everything for the next start.
    }
}
