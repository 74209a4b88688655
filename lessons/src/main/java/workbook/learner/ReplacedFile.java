package workbook.learner;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.LockSupport;

/** A file of {@code .workbook} that is replaced as a whole: who reads it finds the old text or the new one. */
final class ReplacedFile {
    private static final int TRIES = 50;
    private static final long BETWEEN_TRIES_NANOS = 10_000_000;

    /** A lock of a file counts for the whole JVM, so its threads take turns here first. */
    private static final Object TURN = new Object();

    private final Path file;

    ReplacedFile(Path file) {
        this.file = file;
    }

    /** What reads and then writes. */
    interface Step {
        void run() throws IOException;
    }

    /** Carried out by one program at a time: what two of them add is both kept. */
    void alone(Step step) throws IOException {
        Files.createDirectories(file.getParent());
        Path lock = file.resolveSibling(file.getFileName() + ".lock");
        synchronized (TURN) {
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.lock(); // until it is closed
                step.run();
            }
        }
    }

    void replace(String text) throws IOException {
        Files.createDirectories(file.getParent());
        Path fresh = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".tmp");
        try {
            Files.writeString(fresh, text, StandardCharsets.UTF_8);
            move(fresh);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** Windows refuses while another program reads the old one, which takes it a moment. */
    private void move(Path fresh) throws IOException {
        for (int left = TRIES; ; left--) {
            try {
                Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
                return;
            } catch (FileSystemException e) {
                if (left == 1) {
                    throw e;
                }
                LockSupport.parkNanos(BETWEEN_TRIES_NANOS);
            }
        }
    }
}
