package bench;

import rocketmq.RocketMqProcess;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/**
 * Where and with what a run was made.
 *
 * @param pageFlushMillis the median of what the disk takes to force one page
 * @param filledMemory whether {@link Memory} was filled before each turn
 */
record Machine(
        String system,
        int processors,
        String processor,
        String jdk,
        String rocketMq,
        List<String> jvmOptions,
        String date,
        double pageFlushMillis,
        boolean filledMemory) {
    static Machine here(List<String> jvmOptions, boolean filledMemory) throws IOException {
        return new Machine(
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                processorName(),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
                RocketMqProcess.VERSION,
                jvmOptions,
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                PageFlush.medianMillis(),
                filledMemory);
    }

    private static String processorName() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .findFirst()
                    .orElse("not available");
        } catch (IOException notLinux) {
            return "not available";
        }
    }

    List<String> lines() {
        return List.of(
                "%s, %s processors: %s".formatted(system, processors, processor),
                "%s; brokers with %s".formatted(jdk, String.join(" ", jvmOptions)),
                "RocketMQ %s and its client; %s".formatted(rocketMq, date),
                String.format(
                        Locale.ROOT,
                        "to force one page takes the disk %.3f ms%s",
                        pageFlushMillis,
                        filledMemory ? "; memory filled before each turn" : ""));
    }
}
