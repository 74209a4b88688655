package minibroker.store;

import minibroker.file.DamagedFile;
import minibroker.file.SegmentFile;
import minibroker.file.Slice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/**
 * Finds the end of a log that was not closed, before it is opened, and takes away what an interrupted append left.
 *
 * <pre>
 * |message|message|message|unfin... 0 0 0 0 0 0        torn tail: taken away, with a warning
 *         ^ from          ^ end
 *
 * |message|message|mes&amp;%$e|message|message|0 0 0        damage: an error, and nothing is changed
 *                 ^ position in the error
 * </pre>
 *
 * <p>Both look alike where they begin. The difference is what comes behind: an append is always the last thing in the
 * log, so a whole message behind broken bytes means that something was there and is lost.
 *
 * <p>One thread, once, while nobody has the log open.
 *
 * <p>RocketMQ: {@code CommitLog.recoverAbnormally}, which cuts in both cases.
 */
final class CommitLogRecovery {
    private static final Logger LOG = LoggerFactory.getLogger(CommitLogRecovery.class);

    private final Path folder;
    private final List<SegmentFile> files;
    private final int segmentSize;
    private final RecordSums sums;

    /** @throws DamagedFile if a segment is missing or too short */
    CommitLogRecovery(Path folder, int segmentSize, RecordSums sums) {
        this.folder = folder;
        this.files = SegmentFile.list(folder, segmentSize);
        this.segmentSize = segmentSize;
        this.sums = sums;
    }

    /**
     * Checks every message from an offset on, and cuts the log behind the last whole one.
     *
     * @param from where a message begins, or the end; everything before it was on disk for certain
     * @return the offset behind the last message
     * @throws DamagedFile if the log is damaged elsewhere than at its end, or lacks what was on disk
     */
    long recover(long from) {
        // tag::07-4[]
        long end = files.isEmpty() ? 0 : files.get(0).firstOffset();
        for (int i = 0; i < files.size(); i++) {
            SegmentFile file = files.get(i);
            if (file.endOffset() <= from) {
                end = file.endOffset();
                continue;
            }
            try (Slice slice = file.map()) {
                LogSegment segment = new LogSegment(slice.bytes(), file.firstOffset(), segmentSize, sums::at);
                int position = (int) Math.max(0, from - file.firstOffset());
                LogRecord record = segment.at(position);
                while (record instanceof LogRecord.Message message) {
                    position += message.size();
                    record = segment.at(position);
                }
                end = file.firstOffset() + position;
                if (!(record instanceof LogRecord.Filler filler)) {
                    requireNothingBehind(i, segment, position, record);
                    break;
                }
                end += filler.size();
            }
        }
        // end::07-4[]
        if (end < from) {
            throw lostEnd(end, from);
        }
        cut(from, end, "the broker was stopped in the middle of an append");
        return end;
    }

    /** A whole message behind {@code position} means that this is not the log's torn end. */
    private void requireNothingBehind(int index, LogSegment segment, int position, LogRecord found) {
        // tag::07-4[]
        int next = position + (found instanceof LogRecord.Unfinished unfinished ? unfinished.size() : 1);
        OptionalInt behind = segment.findMessage(next);
        if (behind.isPresent()) {
            throw damaged(files.get(index), position, found, files.get(index), behind.getAsInt());
        }
        for (SegmentFile later : files.subList(index + 1, files.size())) {
            try (Slice slice = later.map()) {
                behind = new LogSegment(slice.bytes(), later.firstOffset(), segmentSize, sums::at).findMessage(0);
                if (behind.isPresent()) {
                    throw damaged(files.get(index), position, found, later, behind.getAsInt());
                }
            }
        }
        // end::07-4[]
    }

    /** How much whole is left behind damage that {@link #recover} found, for people. */
    String behind(DamagedFile damage, long from) {
        long start = offsetOf(damage, from);
        int messages = 0;
        long bytes = 0;
        for (SegmentFile file : files) {
            if (file.endOffset() <= start) {
                continue;
            }
            try (Slice slice = file.map()) {
                LogSegment segment = new LogSegment(slice.bytes(), file.firstOffset(), segmentSize, sums::at);
                OptionalInt next = segment.findMessage((int) Math.max(0, start + 1 - file.firstOffset()));
                while (next.isPresent()) {
                    int size = slice.bytes().getInt(next.getAsInt());
                    messages++;
                    bytes += size;
                    next = segment.findMessage(next.getAsInt() + size);
                }
            }
        }
        return "%d whole messages of %d bytes together".formatted(messages, bytes);
    }

    /**
     * Cuts the log where {@link #recover} found it damaged, whatever is behind.
     *
     * @return the log's new end
     */
    long giveUp(DamagedFile damage, long from) {
        long end = offsetOf(damage, from);
        cut(from, end, "given up");
        return end;
    }

    private long offsetOf(DamagedFile damage, long from) {
        return files.stream()
                .filter(file -> file.path().equals(damage.path()))
                .map(file -> file.firstOffset() + damage.position())
                .filter(offset -> offset >= from)
                .findFirst()
                .orElseThrow(() -> damage);
    }

    /** Leaves every file that was checked as long as its messages, and on disk. */
    private void cut(long from, long end, String why) {
        for (SegmentFile file : files) {
            if (file.firstOffset() > end) {
                warnIfInUse(file, 0, why);
                file.delete();
            } else if (file.firstOffset() + segmentSize > from) {
                int kept = (int) Math.min(file.length(), end - file.firstOffset());
                warnIfInUse(file, kept, why);
                file.cutAndForce(kept);
            }
        }
    }

    private void warnIfInUse(SegmentFile file, int position, String why) {
        try (Slice slice = file.map()) {
            int torn = new LogSegment(slice.bytes(), file.firstOffset(), segmentSize, sums::at).bytesInUse(position);
            if (torn > 0) {
                LOG.warn("{}: took away {} bytes from byte {} on: {}", file.path(), torn, position, why);
            }
        }
    }

    private static DamagedFile damaged(SegmentFile file, int position, LogRecord found, SegmentFile in, int behind) {
        String problem = found instanceof LogRecord.Damaged damaged ? damaged.problem() : "no message begins there";
        return new DamagedFile(
                file.path(),
                position,
                ("%s; but a message follows at byte %d of %s. Nothing was changed; the command \"repair\" can give up"
                                + " what is behind the damage")
                        .formatted(problem, behind, in.path().getFileName()));
    }

    private DamagedFile lostEnd(long end, long from) {
        Path path = files.isEmpty() ? folder : files.get(files.size() - 1).path();
        long position = files.isEmpty() ? 0 : end - files.get(files.size() - 1).firstOffset();
        return new DamagedFile(
                path, position, "the log ends there, but %d bytes more were on disk once".formatted(from - end));
    }
}
