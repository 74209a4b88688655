package minibroker.store;

import minibroker.file.Directories;
import minibroker.message.Message;
import minibroker.message.MessageCodec;
import minibroker.message.MessageQueue;
import minibroker.message.StoredMessage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the tests of the store have in common: small stores, short messages, and waiting for what comes behind the log.
 */
final class Stores {
    static final InetSocketAddress HOST = new InetSocketAddress("127.0.0.1", 10911);
    static final MessageQueue QUEUE = new MessageQueue("TopicTest", 1);
    static final GetLimits MANY = new GetLimits(1000, 1 << 20);

    private Stores() {}

    /** Files so small that a dozen messages fill several of each kind. */
    static StoreSettings small(Path folder) {
        return StoreSettings.in(folder).withFiles(1024, 5, 16, 10);
    }

    static FileMessageStore open(StoreSettings settings) {
        return FileMessageStore.open(settings, HOST, Clock.systemUTC(), Runnable::run, () -> 0.1);
    }

    static Message message(MessageQueue queue, String body) {
        return message(
                queue,
                body,
                "UNIQ_KEY\u0001id-" + body + "\u0002TAGS\u0001tag\u0002KEYS\u0001key-" + body + " all\u0002");
    }

    static Message message(MessageQueue queue, String body, String properties) {
        return new Message(queue, 0, 0, 1, HOST, 0, 0, body.getBytes(StandardCharsets.UTF_8), properties);
    }

    static PutResult.Stored put(MessageStore store, MessageQueue queue, String... bodies) {
        List<Message> messages = new ArrayList<>();
        for (String body : bodies) {
            messages.add(message(queue, body));
        }
        try {
            PutResult result = store.put(messages).get(10, TimeUnit.SECONDS);
            assertThat(result).isInstanceOf(PutResult.Stored.class);
            return (PutResult.Stored) result;
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    /** The bodies of a queue's messages from its first to its last, once so many are there. */
    static List<String> bodies(MessageStore store, MessageQueue queue, long max) {
        awaitMax(store, queue, max);
        return bodies(store.get(queue, store.minOffset(queue), MANY, tag -> true));
    }

    static List<String> bodies(GetResult result) {
        if (!(result instanceof GetResult.Found found)) {
            return List.of();
        }
        return found.records().stream().map(Stores::body).toList();
    }

    static String body(byte[] record) {
        return new String(decode(record).message().body(), StandardCharsets.UTF_8);
    }

    static StoredMessage decode(byte[] record) {
        return MessageCodec.decode(ByteBuffer.wrap(record));
    }

    static void awaitMax(MessageStore store, MessageQueue queue, long max) {
        await(() -> store.maxOffset(queue) >= max);
    }

    static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("nothing happened in ten seconds").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    /** The files of an open store as they would be found if the broker were killed now. */
    static Path asIfKilled(Path folder, Path target) {
        return copy(folder, target);
    }

    /** Copies a folder over another. */
    static Path copy(Path from, Path to) {
        delete(to);
        Directories.create(to.getParent());
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                Files.copy(path, to.resolve(from.relativize(path)));
            }
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder).sorted(Comparator.reverseOrder())) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
