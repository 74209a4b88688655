package outside;

import minibroker.MiniBroker;
import process.ForkedJvm;
import process.JvmCommand;
import process.ScratchDirectories;
import rocketmq.RocketMqProcess;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;

/**
 * {@link OldClientProgram} with the clients of other years, on the mini-broker and on RocketMQ: what it notes must be
 * equal, and nothing may fail.
 *
 * <p>One thread uses it.
 */
final class OldClientMatrix {
    private static final Duration BOUND = Duration.ofSeconds(180);
    /** They mostly wait. */
    private static final int AT_A_TIME = 4;

    private static final List<String> CLIENTS = List.of("client-4.3.0", "client-4.5.0", "client-4.9.8", "client-5.1.4");

    private final ClassPaths classPaths;
    private final ConcurrentMap<String, CompletableFuture<String>> ofRocketMq = new ConcurrentHashMap<>();

    OldClientMatrix(ClassPaths classPaths) {
        this.classPaths = classPaths;
    }

    boolean run() throws InterruptedException {
        System.out.printf("Clients of other years, on the mini-broker and on RocketMQ%n");
        Path scratch = ScratchDirectories.create("old-clients-");
        try (RocketMqProcess real = RocketMqProcess.start();
                MiniBroker mini = MiniBroker.builder().inMemory().start()) {
            Cells cells = new Cells();
            for (String client : CLIENTS) {
                ofRocketMq.put(client, new CompletableFuture<>());
                cells.add(client + " on RocketMQ", () -> {
                    try {
                        String noted = note(client, real.nameServerAddress(), scratch.resolve(client + "-real"));
                        ofRocketMq.get(client).complete(noted);
                        return judged(noted);
                    } finally {
                        ofRocketMq.get(client).complete("nothing");
                    }
                });
                cells.add(client + " on the mini-broker", () -> {
                    String noted = note(client, mini.nameServerAddress(), scratch.resolve(client + "-mini"));
                    String wanted = ofRocketMq.get(client).get();
                    return noted.equals(wanted) ? judged(noted) : "noted%n%s%nand not%n%s".formatted(noted, wanted);
                });
            }
            return cells.run(AT_A_TIME);
        } finally {
            ScratchDirectories.delete(scratch);
        }
    }

    private static String judged(String noted) {
        boolean complete = noted.lines().count() == OldClientProgram.scenarios().size();
        return complete && !noted.contains(OldClientProgram.FAILED) ? Cells.GREEN : noted;
    }

    private String note(String client, String nameServer, Path home) throws IOException {
        JvmCommand command = JvmCommand.of(OldClientProgram.class.getName())
                .classPath(classPaths.of(client))
                .options("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m", "-Duser.home=" + home)
                // What a Netty of 2016 wants of a JVM of today.
                .options("--add-opens", "java.base/java.nio=ALL-UNNAMED")
                .arguments(nameServer);
        try (ForkedJvm jvm = ForkedJvm.start(command)) {
            jvm.awaitEnd(BOUND);
            return jvm.output()
                    .lines()
                    .filter(line -> line.startsWith(OldClientProgram.NOTE))
                    .sorted()
                    .collect(Collectors.joining("\n"));
        }
    }
}
