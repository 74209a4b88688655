package process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** How much memory a process has, in KiB, where the system tells (Linux); empty elsewhere, and when it is gone. */
public final class ProcessMemory {
    private ProcessMemory() {}

    /** What it has resident and does not share with a file. */
    public static OptionalLong ownKib(long pid) {
        return status(pid, "RssAnon:");
    }

    /** The most that it had resident, page cache that it has mapped included. */
    public static OptionalLong peakResidentKib(long pid) {
        return status(pid, "VmHWM:");
    }

    private static OptionalLong status(long pid, String name) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst();
        } catch (IOException notLinuxOrGone) {
            return OptionalLong.empty();
        }
    }
}
