package minibroker.store;

import minibroker.file.Directories;
import minibroker.file.SegmentFile;
import minibroker.file.Slice;

import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Prints the entries of consume queues, one line each.
 *
 * <p>One thread.
 */
final class QueueDump {
    private final Path folder;
    private final PrintWriter out;

    QueueDump(Path folder, PrintWriter out) {
        this.folder = folder;
        this.out = out;
    }

    /** See {@link StoreDump#queues}. */
    void print(long from, long limit) {
        for (Path topicFolder : Directories.list(folder, Files::isDirectory)) {
            String name = topicFolder.getFileName().toString();
            for (Path queueFolder : Directories.list(topicFolder, Files::isDirectory)) {
                String topic = TopicFolder.topic(name).orElse(name);
                printQueue(topic + "/" + queueFolder.getFileName(), queueFolder, from, limit);
            }
        }
    }

    private void printQueue(String name, Path queueFolder, long from, long limit) {
        List<SegmentFile> files = SegmentFile.list(queueFolder);
        long min = files.isEmpty() ? 0 : files.get(0).firstOffset() / ConsumeQueue.ENTRY_BYTES;
        String count = files.size() == 1 ? "1 file" : files.size() + " files";
        out.println("%s, %s, entries from %s on".formatted(name, count, min));
        long left = limit;
        for (SegmentFile file : files) {
            if (file.endOffset() > from * ConsumeQueue.ENTRY_BYTES && left > 0) {
                left -= printFile(file, from, left);
            }
        }
    }

    private long printFile(SegmentFile file, long from, long limit) {
        long printed = 0;
        try (Slice slice = file.map()) {
            ByteBuffer bytes = slice.bytes();
            long first = file.firstOffset() / ConsumeQueue.ENTRY_BYTES;
            int position = (int) (Math.max(0, from - first) * ConsumeQueue.ENTRY_BYTES);
            while (position + ConsumeQueue.ENTRY_BYTES <= bytes.limit() && printed < limit) {
                int size = bytes.getInt(position + 8);
                if (size > 0 && size < Integer.MAX_VALUE) {
                    out.println("%12s  at offset %s, %s bytes, tag code %s"
                            .formatted(
                                    first + position / ConsumeQueue.ENTRY_BYTES,
                                    bytes.getLong(position),
                                    size,
                                    bytes.getLong(position + 12)));
                    printed++;
                }
                position += ConsumeQueue.ENTRY_BYTES;
            }
        }
        return printed;
    }
}
