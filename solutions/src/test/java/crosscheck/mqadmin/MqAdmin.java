package crosscheck.mqadmin;

import rocketmq.RocketMqJars;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Apache's {@code mqadmin} as it is published, in a forked JVM that carries out one command after the other. One thread uses it. */
final class MqAdmin implements AutoCloseable {

    private static final int BOUND_SECONDS = 120;

    private final Process process;
    private final Writer commands;
    private final BufferedReader output;

    private MqAdmin(Process process) {
        this.process = process;
        this.commands = process.outputWriter(StandardCharsets.UTF_8);
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** @param folder where it may leave its logs and reports */
    static MqAdmin start(Path folder) {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Duser.home=" + folder,
                        "-cp",
                        RocketMqJars.ofRocketMq() + File.pathSeparator + ownClasses(),
                        MqAdminMain.class.getName())
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().remove("NAMESRV_ADDR");
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        try {
            return new MqAdmin(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path ownClasses() {
        try {
            return Path.of(MqAdminMain.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Carries out a command and returns what it prints; runs of blanks, by which it makes columns, become one. */
    String run(String nameServer, String... command) {
        String line =
                Stream.concat(Stream.of(command), Stream.of("-n", nameServer)).collect(Collectors.joining("\t"));
        CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> {
            try {
                commands.write(line + "\n");
                commands.flush();
                return readAnswer();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return answer.orTimeout(BOUND_SECONDS, TimeUnit.SECONDS).join();
    }

    private String readAnswer() throws IOException {
        StringBuilder answer = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.equals(MqAdminMain.END)) {
                return answer.toString();
            }
            answer.append(line.replaceAll(" +", " ").strip()).append('\n');
        }
        throw new IOException("mqadmin ended; it had printed " + List.of(answer));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
