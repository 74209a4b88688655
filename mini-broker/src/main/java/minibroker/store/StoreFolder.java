package minibroker.store;

import minibroker.file.Directories;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A store's folder, for one broker at a time.
 *
 * <pre>
 * abort          exists while a broker has the folder open, and after one that was killed
 * lock           locked by the broker that has it open
 * checkpoint     how far everything is on disk
 * commitlog/     all messages
 * consumequeue/  where each queue's messages are
 * index/         where each key's messages are
 * config/        topics, groups, offsets
 * scratch        only for this run
 * </pre>
 *
 * <p>One thread opens and closes it.
 */
final class StoreFolder implements AutoCloseable {
    private final Path path;
    private final FileChannel lockFile;
    private final boolean crashed;

    private StoreFolder(Path path, FileChannel lockFile, boolean crashed) {
        this.path = path;
        this.lockFile = lockFile;
        this.crashed = crashed;
    }

    /**
     * Opens the folder, making it when it is missing.
     *
     * @throws IllegalStateException if another broker has it open
     */
    static StoreFolder open(Path path) {
        Directories.create(path);
        try {
            FileChannel lockFile =
                    FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                return locked(path, lockFile);
            } catch (IOException | RuntimeException e) {
                lockFile.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot open the store in " + path, e);
        }
    }

    private static StoreFolder locked(Path path, FileChannel lockFile) throws IOException {
        if (!isLocked(lockFile)) {
            throw new IllegalStateException("Another broker uses the store in " + path);
        }
        boolean crashed = Files.exists(path.resolve("abort"));
        if (!crashed) {
            Files.createFile(path.resolve("abort"));
            Directories.force(path);
        }
        return new StoreFolder(path, lockFile, crashed);
    }

    private static boolean isLocked(FileChannel lockFile) throws IOException {
        try {
            FileLock lock = lockFile.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Whether the last broker did not close it. */
    boolean crashed() {
        return crashed;
    }

    /** The file or folder of that name in this folder. */
    Path resolve(String name) {
        return path.resolve(name);
    }

    /** Notes that everything is closed properly. */
    void noteClosed() {
        try {
            Files.deleteIfExists(path.resolve("abort"));
            Directories.force(path);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot close the store in " + path, e);
        }
    }

    /** Lets the next broker in. */
    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot unlock the store in " + path, e);
        }
    }
}
