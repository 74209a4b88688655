package minibroker.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A segment's file that is not open: its name is the offset of its first byte, in 20 digits.
 *
 * @param path where it is
 * @param firstOffset the offset of its first byte
 * @param length its length in bytes now
 */
public record SegmentFile(Path path, long firstOffset, long length) {
    private static final Pattern NAME = Pattern.compile("\\d{20}");
    private static final String LAST_NAME = name(Long.MAX_VALUE);

    /** The name of the segment that begins at an offset. */
    public static String name(long firstOffset) {
        return String.format(Locale.ROOT, "%020d", firstOffset);
    }

    /** The offset after its last byte. */
    public long endOffset() {
        return firstOffset + length;
    }

    /** A view of the whole file, which must not be open otherwise; changes nothing. */
    public Slice map() {
        return Slice.readOnly(path);
    }

    /** Cuts the file, which must not be open, to its first {@code newLength} bytes, and forces those to the disk. */
    public void cutAndForce(long newLength) {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
            file.truncate(newLength);
            file.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot cut %s to %s bytes".formatted(path, newLength), e);
        }
    }

    public void delete() {
        TableFile.delete(path);
    }

    /**
     * The segments in a folder in the order of their offsets; none if the folder is missing. Other files are ignored.
     *
     * @throws DamagedFile if one is missing between others, or one that is not the last is not full
     */
    public static List<SegmentFile> list(Path folder, int segmentSize) {
        List<SegmentFile> files = list(folder);
        for (int i = 0; i < files.size(); i++) {
            SegmentFile file = files.get(i);
            if (file.firstOffset % segmentSize != 0 || file.length > segmentSize) {
                throw new DamagedFile(file.path, 0, "not a segment of %s bytes".formatted(segmentSize));
            }
            if (i + 1 < files.size()) {
                requireFullAndFollowed(file, files.get(i + 1), segmentSize);
            }
        }
        return files;
    }

    /** The segments in a folder in the order of their offsets, whatever state they are in. */
    public static List<SegmentFile> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<SegmentFile> files = new ArrayList<>();
        try (Stream<Path> paths = Files.list(folder).sorted()) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                String name = path.getFileName().toString();
                if (NAME.matcher(name).matches() && name.compareTo(LAST_NAME) <= 0) {
                    files.add(new SegmentFile(path, Long.parseLong(name), Files.size(path)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + folder, e);
        }
        return files;
    }

    private static void requireFullAndFollowed(SegmentFile file, SegmentFile next, int segmentSize) {
        if (file.length < segmentSize) {
            throw new DamagedFile(
                    file.path,
                    file.length,
                    "it ends there, has %s bytes too few, and %s follows"
                            .formatted(segmentSize - file.length, next.path.getFileName()));
        }
        if (next.firstOffset != file.firstOffset + segmentSize) {
            throw new DamagedFile(
                    file.path,
                    segmentSize,
                    "the segment %s is missing".formatted(name(file.firstOffset + segmentSize)));
        }
    }
}
