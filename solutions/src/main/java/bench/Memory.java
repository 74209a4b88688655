package bench;

import com.sun.management.OperatingSystemMXBean;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Fills the machine's memory with pages that the system may take back at any time, as it is on every machine that has
 * run for a while: those of a file that was read, an empty one.
 *
 * <p>It makes a difference on a virtual machine. What is free there for some seconds may go back to the host, and comes
 * again page by page when it is written to, whoever writes: 2 to 10 µs for 4 KiB were seen, and 0.7 without.
 *
 * <p>One thread.
 */
final class Memory {
    private static final int READ = 4 * 1024 * 1024;
    private static final long GIB = 1024 * 1024 * 1024;

    private Memory() {}

    /**
     * Reads a file of holes as large as the memory, once, and deletes it when the JVM ends. On a file system that knows
     * no holes it takes as much of the disk.
     */
    static void fill(Path folder, PrintWriter out) throws IOException {
        long size =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        Path file = folder.resolve("memory");
        file.toFile().deleteOnExit();
        try (RandomAccessFile empty = new RandomAccessFile(file.toFile(), "rw")) {
            empty.setLength(size);
        }
        byte[] bytes = new byte[READ];
        try (InputStream in = Files.newInputStream(file)) {
            long read = 0;
            for (int count = in.read(bytes); count > 0; count = in.read(bytes)) {
                read += count;
                if (read / GIB > (read - count) / GIB) {
                    out.printf("\r  the memory is being filled: %s of %s GiB ", read / GIB, size / GIB);
                    out.flush();
                }
            }
        }
        out.println();
    }
}
