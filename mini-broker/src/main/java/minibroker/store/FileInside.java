package minibroker.store;

import minibroker.file.MappedFile;
import minibroker.file.MappedFileQueue;
import minibroker.file.Slice;
import minibroker.message.MessageQueue;
import minibroker.message.RecordView;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;

/**
 * Looks inside a {@link FileMessageStore}. It reads the fields of a message where they are, without its body, and takes
 * no lock of the log. Any thread may call.
 */
final class FileInside implements StoreInside {
    private final MappedFileQueue segments;
    private final ConsumeQueues queues;

    FileInside(MappedFileQueue segments, ConsumeQueues queues) {
        this.segments = segments;
        this.queues = queues;
    }

    @Override
    public LogLayout log() {
        List<LogLayout.Segment> all = segments.segments().stream()
                .map(segment -> new LogLayout.Segment(segment.firstOffset(), segment.written()))
                .toList();
        return new LogLayout(
                true,
                segments.minOffset(),
                segments.maxOffset(),
                OptionalLong.of(segments.flushedOffset()),
                segments.segmentSize(),
                all);
    }

    @Override
    public List<QueueEnds> queues() {
        List<QueueEnds> all = new ArrayList<>();
        queues.eachOpen((queue, entries) -> all.add(ends(queue, entries)));
        return all;
    }

    @Override
    public QueueEnds queue(MessageQueue queue) {
        return queues.find(queue).map(entries -> ends(queue, entries)).orElseGet(() -> QueueEnds.unused(queue));
    }

    private static QueueEnds ends(MessageQueue queue, ConsumeQueue entries) {
        long max = entries.maxOffset();
        return new QueueEnds(queue, entries.minOffset(), max, place(entries, max - 1));
    }

    private static OptionalLong place(ConsumeQueue entries, long queueOffset) {
        return entries.at(queueOffset).stream()
                .mapToLong(ConsumeQueueEntry::commitLogOffset)
                .findFirst();
    }

    @Override
    public long newest(int most) {
        PriorityQueue<Long> places = new PriorityQueue<>();
        queues.eachOpen((queue, entries) -> {
            OptionalLong place = place(entries, entries.maxOffset() - 1);
            // From the newest one back, as long as it is among the newest of all queues so far.
            for (long at = entries.maxOffset() - 1; place.isPresent(); place = place(entries, --at)) {
                places.add(place.getAsLong());
                if (places.size() > most && places.poll() == place.getAsLong()) {
                    return;
                }
            }
        });
        return places.isEmpty() ? segments.maxOffset() : places.peek();
    }

    @Override
    public Optional<LogStretch> from(long offset, int most) {
        List<MappedFile> all = segments.segments();
        long max = all.isEmpty() ? 0 : all.get(all.size() - 1).endOffset();
        if (offset == max) {
            return Optional.of(new LogStretch(offset, List.of(), max, 0));
        }
        int index = 0;
        while (index < all.size() && all.get(index).endOffset() <= offset) {
            index++;
        }
        Walk walk = new Walk(offset, most);
        while (index < all.size() && walk.goesOn()) {
            walk.through(all.get(index++));
        }
        return walk.began
                ? Optional.of(new LogStretch(offset, walk.entries, walk.next, walk.passedOver))
                : Optional.empty();
    }

    /** From message to message, over fillers, and over what is damaged. */
    private final class Walk {
        private final List<LogEntry> entries = new ArrayList<>();
        private final int most;
        private long next;
        private long passedOver;
        private boolean began;
        private boolean astray;

        private Walk(long from, int most) {
            this.next = from;
            this.most = most;
        }

        private boolean goesOn() {
            return entries.size() < most && !astray;
        }

        private void through(MappedFile segment) {
            astray = !began && next < segment.firstOffset();
            Optional<Slice> slice = astray ? Optional.empty() : segment.slice(0, segment.written());
            if (slice.isPresent()) {
                try (Slice open = slice.get()) {
                    through(open.bytes(), segment.firstOffset());
                }
            } else if (!astray) {
                passOver(segment.endOffset());
            }
        }

        private void through(ByteBuffer bytes, long firstOffset) {
            int position = (int) (next - firstOffset);
            while (position < bytes.limit() && goesOn()) {
                int left = bytes.limit() - position;
                if (isFiller(bytes, position, left)) {
                    began = true;
                    next = firstOffset + bytes.limit();
                    return;
                }
                RecordView record = new RecordView(bytes, position);
                if (record.problemWithLayout(left).isPresent() || record.commitLogOffset() != next) {
                    astray = !began;
                    passOver(firstOffset + bytes.limit());
                    return;
                }
                began = true;
                entries.add(entry(record));
                position += record.size();
                next = firstOffset + position;
            }
        }

        private void passOver(long end) {
            passedOver += end - next;
            next = end;
        }

        private boolean isFiller(ByteBuffer bytes, int position, int left) {
            return left >= LogRecord.FILLER_BYTES
                    && bytes.getInt(position + 4) == LogRecord.FILLER_MAGIC
                    && bytes.getInt(position) == left
                    && position + left == segments.segmentSize();
        }
    }

    private static LogEntry entry(RecordView record) {
        return new LogEntry(
                record.commitLogOffset(),
                record.size(),
                new MessageQueue(record.topic(), record.queueId()),
                record.queueOffset(),
                record.storeTimestamp(),
                record.reconsumeTimes(),
                record.properties());
    }
}
