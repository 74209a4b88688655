package workbook.learner;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Notices saved Java files by looking again and again.
 *
 * <p>The JDK's own watch service looks every few seconds on some systems, and misses editors that write beside and
 * rename on others; a look at a hundred files takes a millisecond.
 */
public final class Changes {
    private static final Duration LOOK_EVERY = Duration.ofMillis(80);

    private final List<Path> folders;
    private Map<Path, String> seen;

    public Changes(List<Path> folders) {
        this.folders = folders;
        seen = look();
    }

    /** Whether a file was saved, added or removed since the last call. */
    public boolean any() {
        Map<Path, String> now = look();
        boolean changed = !now.equals(seen);
        seen = now;
        return changed;
    }

    /**
     * Waits until something is saved. Editors save in steps: the wait is over when a look sees no more.
     *
     * @return false if this thread was interrupted instead
     */
    public boolean awaitSave() {
        while (!any()) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
            if (Thread.interrupted()) {
                return false;
            }
        }
        do {
            LockSupport.parkNanos(LOOK_EVERY.toNanos() / 2);
        } while (any());
        return true;
    }

    private Map<Path, String> look() {
        Map<Path, String> found = new HashMap<>();
        for (Path folder : folders) {
            try {
                Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        if (file.toString().endsWith(".java")) {
                            found.put(file, attributes.lastModifiedTime().toMillis() + "/" + attributes.size());
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException e) {
                        // Gone between the listing and the look: the next look tells.
                        return FileVisitResult.CONTINUE;
                    }
                });
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        return found;
    }
}
