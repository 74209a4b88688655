package minibroker.store;

import minibroker.exercise.NotDoneYet;
import minibroker.file.DamagedFile;
import minibroker.file.SegmentFile;
import minibroker.file.Slice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Finds the end of a log that was not closed, before it is opened, and removes what an interrupted append left.
 *
 * <pre>
 * |message|message|message|unfin... 0 0 0 0 0 0        torn tail: taken away, with a warning
 *         ^ from          ^ end
 *
 * |message|message|mes&amp;%$e|message|message|0 0 0        damage: an error, and nothing is changed
 *                 ^ position in the error
 * </pre>
 *
 * <p>Both look alike where they begin. What comes after them tells them apart: an append is always the last thing in
 * the log, so a whole message after broken bytes means that messages were there and are lost.
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

    private record Place(SegmentFile file, int position) {}

    /** @throws DamagedFile if a segment is missing or too short */
    CommitLogRecovery(Path folder, int segmentSize) {
        this.folder = folder;
        this.files = SegmentFile.list(folder, segmentSize);
        this.segmentSize = segmentSize;
    }

    /**
     * Checks every message from an offset on, and cuts the log after the last whole one.
     *
     * @param from where a message begins, or the end; everything before it was on disk for certain
     * @return the offset after the last message
     * @throws DamagedFile if the log is damaged elsewhere than at its end, or lacks what was on disk
     */
    long recover(long from) {
        long end = files.isEmpty() ? 0 : files.get(0).firstOffset();
        for (int i = 0; i < files.size(); i++) {
            SegmentFile file = files.get(i);
            if (file.endOffset() <= from) {
                end = file.endOffset();
                continue;
            }
            try (Slice slice = file.map()) {
                SegmentScanner segment = new SegmentScanner(slice.bytes(), file.firstOffset(), segmentSize);
                end = file.firstOffset() + endIn(i, segment, (int) Math.max(0, from - file.firstOffset()));
            }
            if (end < file.firstOffset() + segmentSize) {
                break;
            }
        }
        if (end < from) {
            throw lostEnd(end, from);
        }
        cut(from, end, "the broker was stopped in the middle of an append");
        return end;
    }

    /**
     * The position after a segment's last whole message, or after the filler if the log goes on in the next segment.
     *
     * @param index of the segment in {@link #files}
     * @param from where a message begins, or the end
     * @throws DamagedFile if there are messages after that position
     */
    private int endIn(int index, SegmentScanner segment, int from) {
        // tag::07-4[]
        throw new NotDoneYet("07-4");
        // end::07-4[]
    }

    /** The first whole message that begins at a position or after it, in this segment or a later one. */
    private Optional<Place> findMessage(int index, SegmentScanner segment, int position) {
        OptionalInt found = segment.findMessage(position);
        if (found.isPresent()) {
            return Optional.of(new Place(files.get(index), found.getAsInt()));
        }
        for (SegmentFile later : files.subList(index + 1, files.size())) {
            try (Slice slice = later.map()) {
                found = new SegmentScanner(slice.bytes(), later.firstOffset(), segmentSize).findMessage(0);
            }
            if (found.isPresent()) {
                return Optional.of(new Place(later, found.getAsInt()));
            }
        }
        return Optional.empty();
    }

    /** How many whole messages are left after damage that {@link #recover} found, in words. */
    String behind(DamagedFile damage, long from) {
        long start = offsetOf(damage, from);
        int messages = 0;
        long bytes = 0;
        for (SegmentFile file : files) {
            if (file.endOffset() <= start) {
                continue;
            }
            try (Slice slice = file.map()) {
                SegmentScanner segment = new SegmentScanner(slice.bytes(), file.firstOffset(), segmentSize);
                OptionalInt next = segment.findMessage((int) Math.max(0, start + 1 - file.firstOffset()));
                while (next.isPresent()) {
                    int size = slice.bytes().getInt(next.getAsInt());
                    messages++;
                    bytes += size;
                    next = segment.findMessage(next.getAsInt() + size);
                }
            }
        }
        return messages == 1
                ? "1 whole message of %s bytes".formatted(bytes)
                : "%s whole messages of %s bytes together".formatted(messages, bytes);
    }

    /** Cuts the log where {@link #recover} found it damaged, whatever comes after. */
    void giveUp(DamagedFile damage, long from) {
        cut(from, offsetOf(damage, from), "given up");
    }

    private long offsetOf(DamagedFile damage, long from) {
        return files.stream()
                .filter(file -> file.path().equals(damage.path()))
                .map(file -> file.firstOffset() + damage.position())
                .filter(offset -> offset >= from)
                .findFirst()
                .orElseThrow(() -> damage);
    }

    /** Cuts every file that was checked to the length of its messages, and forces it to the disk. */
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
            int torn = new SegmentScanner(slice.bytes(), file.firstOffset(), segmentSize).bytesInUse(position);
            if (torn > 0) {
                LOG.warn("{}: took away {} bytes from byte {} on: {}", file.path(), torn, position, why);
            }
        }
    }

    private static DamagedFile damaged(SegmentFile file, int position, LogRecord found, Place next) {
        String problem = found instanceof LogRecord.Damaged damaged ? damaged.problem() : "no message begins there";
        return new DamagedFile(
                file.path(),
                position,
                ("%s; but a message follows at byte %s of %s. Nothing was changed; the command \"repair\" can give up"
                                + " what is behind the damage")
                        .formatted(problem, next.position(), next.file().path().getFileName()));
    }

    private DamagedFile lostEnd(long end, long from) {
        Path path = files.isEmpty() ? folder : files.get(files.size() - 1).path();
        long position = files.isEmpty() ? 0 : end - files.get(files.size() - 1).firstOffset();
        return new DamagedFile(
                path, position, "the log ends there, but %s bytes more were on disk once".formatted(from - end));
    }
}
