package minibroker.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** How full a disk is. Any thread may call. */
public interface DiskUse {
    /** The share of the disk that is in use, from 0 to 1, as {@code df} says it. */
    double share();

    /** The disk on which a folder is. */
    static DiskUse of(Path folder) {
        return () -> {
            try {
                FileStore disk = Files.getFileStore(folder);
                return share(disk.getTotalSpace(), disk.getUnallocatedSpace(), disk.getUsableSpace());
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot measure the disk of " + folder, e);
            }
        };
    }

    /**
     * What a file system reserves for its administrator counts neither as used nor as free.
     *
     * @param total bytes of the disk
     * @param unallocated bytes that hold nothing
     * @param usable those of them that this process may fill
     */
    static double share(long total, long unallocated, long usable) {
        long used = total - unallocated;
        return used == 0 ? 0 : (double) used / (used + usable);
    }
}
