package programs.commitlog;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Spoils a store that no broker has open, in one of two ways:
 *
 * <pre>
 * DIR torn N        as if a broker had been killed when N bytes of an append were written
 * DIR flip OFFSET   as if the disk had turned one bit of the byte at that offset of the log
 * </pre>
 *
 * <p>For {@code flip} the folder may also be that of a consume queue, such as {@code DIR/consumequeue/Orders/0}.
 */
public final class Spoil {
    private static final int USAGE = 2;
    private static final int SIZE_BYTES = 4;
    private static final int NAME_DIGITS = 20;

    private Spoil() {}

    /** Says what it did. */
    public static void main(String[] args) throws IOException {
        boolean known = args.length == 3 && List.of("torn", "flip").contains(args[1]) && args[2].matches("\\d{1,9}");
        Path store = Path.of(known ? args[0] : "");
        Path log = store.resolve("commitlog");
        boolean queue = known && args[1].equals("flip") && Files.exists(store.resolve("0".repeat(NAME_DIGITS)));
        if (!known || !Files.isDirectory(log) && !queue) {
            System.err.println("Type: DIR torn N, or DIR flip OFFSET, where DIR is the folder of a store");
            System.exit(USAGE);
        }
        int number = Integer.parseInt(args[2]);
        System.out.println(args[1].equals("torn") ? tear(log, number) : flip(queue ? store : log, number));
    }

    /** Writes the beginning of the log's first message once more behind its end, announced and not finished. */
    private static String tear(Path log, int bytes) throws IOException {
        List<Path> files = files(log);
        if (files.isEmpty() || Files.size(files.get(0)) < SIZE_BYTES) {
            return "The log is empty: there is no message to begin once more. Send some first";
        }
        Path last = files.get(files.size() - 1);
        try (FileChannel first = FileChannel.open(files.get(0));
                FileChannel end = FileChannel.open(last, StandardOpenOption.WRITE)) {
            ByteBuffer size = ByteBuffer.allocate(SIZE_BYTES);
            first.read(size, 0);
            ByteBuffer append = ByteBuffer.allocate(size.getInt(0));
            first.read(append, 0);
            append.putInt(0, -append.capacity()).rewind().limit(Math.min(bytes, append.capacity()));
            long position = end.size();
            end.write(append, position);
            return "%s: the first %s of the %s bytes of an append, from byte %s on"
                    .formatted(last.getFileName(), append.limit(), append.capacity(), position);
        }
    }

    private static String flip(Path log, long offset) throws IOException {
        for (Path path : files(log)) {
            long position = offset - Long.parseLong(path.getFileName().toString());
            if (position >= 0 && position < Files.size(path)) {
                try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                    ByteBuffer one = ByteBuffer.allocate(1);
                    file.read(one, position);
                    int was = one.get(0) & 0xFF;
                    file.write(one.put(0, (byte) (was ^ 1)).rewind(), position);
                    return "%s: byte %s was %02x and is %02x".formatted(path.getFileName(), position, was, was ^ 1);
                }
            }
        }
        return "There is no byte " + offset;
    }

    private static List<Path> files(Path log) throws IOException {
        try (Stream<Path> all = Files.list(log)) {
            return all.sorted().toList();
        }
    }
}
