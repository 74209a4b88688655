package bench;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** What this disk takes to force one page that was written into a mapped file. Without state: any thread may call. */
public final class PageFlush {
    /** How many are forced. */
    public static final int PAGES = 200;

    private static final int PAGE = 4096;

    private PageFlush() {}

    /** The median, in milliseconds. */
    public static double medianMillis() throws IOException {
        Path file = Files.createTempFile("page-flush", ".page");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            MappedByteBuffer bytes = channel.map(FileChannel.MapMode.READ_WRITE, 0, (long) PAGES * PAGE);
            bytes.put(new byte[PAGES * PAGE]);
            bytes.force();
            long[] nanos = new long[PAGES];
            for (int page = 0; page < PAGES; page++) {
                bytes.put(page * PAGE, (byte) 1);
                long start = System.nanoTime();
                bytes.force(page * PAGE, PAGE);
                nanos[page] = System.nanoTime() - start;
            }
            Arrays.sort(nanos);
            return nanos[PAGES / 2] / 1e6;
        } finally {
            file.toFile().deleteOnExit();
        }
    }
}
