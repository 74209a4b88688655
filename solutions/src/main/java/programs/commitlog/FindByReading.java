package programs.commitlog;

import minibroker.message.RecordView;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Finds the messages of one queue as one has to who has nothing but the log: {@code DIR TOPIC QUEUE}. */
public final class FindByReading {
    private static final int USAGE = 2;
    private static final int BLANK = 8;

    private final String topic;
    private final int queueId;
    private int messages;
    private long bytes;
    private int found;

    private FindByReading(String topic, int queueId) {
        this.topic = topic;
        this.queueId = queueId;
    }

    /** The store must not be open. */
    public static void main(String[] args) throws IOException {
        if (args.length != 3 || !Files.isDirectory(Path.of(args[0], "commitlog")) || !args[2].matches("\\d{1,5}")) {
            System.err.println("Type: DIR TOPIC QUEUE, where DIR is the folder of a store");
            System.exit(USAGE);
        }
        new FindByReading(args[1], Integer.parseInt(args[2])).run(Path.of(args[0], "commitlog"));
    }

    private void run(Path log) throws IOException {
        try (Stream<Path> paths = Files.list(log)) {
            List<Path> files = paths.sorted().toList();
            for (Path file : files) {
                look(ByteBuffer.wrap(Files.readAllBytes(file)));
            }
        }
        System.out.printf(
                Locale.ROOT,
                "looked at %,d messages, %,d bytes, and found %s of %s/%s%n",
                messages,
                bytes,
                found,
                topic,
                queueId);
    }

    private void look(ByteBuffer log) {
        int position = 0;
        while (position + BLANK <= log.limit() && RecordView.hasMagic(log, position)) {
            RecordView record = new RecordView(log, position);
            messages++;
            bytes += record.size();
            if (record.queueId() == queueId && record.topic().equals(topic)) {
                found++;
            }
            position += record.size();
        }
    }
}
