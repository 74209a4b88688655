package minibroker.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** How full a disk is. Any thread may call. */
public interface DiskUse {
    /** The share of the disk that is in use, from 0 to 1. */
    double share();

    /** The disk on which a folder is. */
    static DiskUse of(Path folder) {
        return () -> {
            try {
                FileStore disk = Files.getFileStore(folder);
                return 1 - (double) disk.getUsableSpace() / disk.getTotalSpace();
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot measure the disk of " + folder, e);
            }
        };
    }
}
