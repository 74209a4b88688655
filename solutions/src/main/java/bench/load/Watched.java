package bench.load;

import process.ProcessMemory;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * A process as the operating system sees it. Any thread may call.
 *
 * @param folder what it writes into
 */
public record Watched(long pid, Path folder) {
    private static final long DU_SECONDS = 30;

    /** How much processor time it has used; zero if nobody tells. */
    public Duration cpu() {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }

    /** The most memory that it had resident, page cache that it has mapped included, in KiB (Linux). */
    public OptionalLong peakResidentKib() {
        return ProcessMemory.peakResidentKib(pid);
    }

    /** What it has resident and does not share with a file, in KiB (Linux). */
    public OptionalLong ownKib() {
        return ProcessMemory.ownKib(pid);
    }

    /** What the folder takes on the disk, as {@code du} counts it: the blank rest of a mapped file takes nothing. */
    public OptionalLong diskBytes() {
        try {
            Process du = new ProcessBuilder("du", "-sk", folder.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String said = new String(du.getInputStream().readAllBytes());
            boolean ended = du.waitFor(DU_SECONDS, TimeUnit.SECONDS);
            return ended && said.matches("(?s)\\d+\\s.*")
                    ? OptionalLong.of(1024 * Long.parseLong(said.split("\\s")[0]))
                    : OptionalLong.empty();
        } catch (IOException noSuchProgram) {
            return OptionalLong.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalLong.empty();
        }
    }
}
