package minibroker.store;

import minibroker.file.DamagedFile;
import minibroker.file.SegmentFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static minibroker.store.SmallLog.ORDERS;

/**
 * What a killed broker left: files of 1,024 bytes, zeros behind the last message. Seven messages: 460 + 460 bytes and a
 * filler in the first file, the same in the second, 110 + 120 + 130 in the third.
 */
final class KilledLog {
    static final String FIRST = SegmentFile.name(0);
    static final String SECOND = SegmentFile.name(1024);
    static final String THIRD = SegmentFile.name(2048);

    private final Path folder;

    KilledLog(Path temp) throws IOException {
        try (SmallLog log = new SmallLog(temp.resolve("running"))) {
            for (int i = 0; i < 4; i++) {
                log.append(ORDERS, 460, "m" + i);
            }
            log.append(ORDERS, 110, "m4");
            log.append(ORDERS, 120, "m5");
            log.append(ORDERS, 130, "m6");
            // A killed broker does not cut its files: they are copied while they have their full size.
            folder = copy(temp.resolve("running"), temp.resolve("killed")).resolve("commitlog");
        }
    }

    /** Where the log ends, in words. */
    String recovered(long from) {
        long[] end = {0};
        String failure = SmallLog.failure(() -> end[0] = recovery().recover(from));
        return failure.equals("none") ? "ends at " + end[0] : failure;
    }

    /** What recovery says of damage, behind its place and before its advice. */
    String damageTold() {
        try {
            return "no damage, ends at " + recovery().recover(0);
        } catch (DamagedFile e) {
            return e.getMessage().replaceAll("^.*? at byte \\d+: |\\. Nothing was changed.*$", "");
        }
    }

    private CommitLogRecovery recovery() {
        return new CommitLogRecovery(folder, SmallLog.SEGMENT);
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    byte[] read(String name) throws IOException {
        return Files.readAllBytes(file(name));
    }

    void write(String name, byte[] bytes) throws IOException {
        Files.write(file(name), bytes);
    }

    List<Long> sizes() throws IOException {
        List<Long> sizes = new ArrayList<>();
        for (SegmentFile file : SegmentFile.list(folder)) {
            sizes.add(file.length());
        }
        return sizes;
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                Files.copy(path, to.resolve(from.relativize(path)));
            }
        }
        return to;
    }
}
