package workbook.process;

import workbook.catalogue.WorkbookLayout;

import javax.tools.ToolProvider;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks at what the workbook needs from the machine. */
public final class Doctor {
    static final String HOW_TO_GET_MAVEN =
            "install Maven 3.8 or newer (https://maven.apache.org/install.html; Debian: apt install maven; macOS: brew"
                    + " install maven) and have mvn on the PATH";
    private static final String HOW_TO_GET_A_JDK =
            "install a JDK 17 or newer (https://adoptium.net; Debian: apt install openjdk-17-jdk-headless; macOS: brew"
                    + " install temurin) and have java on the PATH or JAVA_HOME set";
    private static final Pattern VERSION = Pattern.compile("Apache Maven (\\d+)\\.(\\d+)[\\w.-]*");
    private static final int SECONDS = 10;

    /**
     * @param what that was looked at
     * @param text what is there, or what is missing and how to get it
     * @param needed without it the workbook can't work
     */
    public record Diagnosis(String what, boolean ok, String text, boolean needed) {}

    private final WorkbookLayout folders;

    public Doctor(WorkbookLayout folders) {
        this.folders = folders;
    }

    public List<Diagnosis> examine() throws InterruptedException {
        List<Diagnosis> findings = new ArrayList<>(List.of(
                jdk(),
                maven(),
                writing(),
                port(9876, "the name server", "--namesrv-port"),
                port(10911, "the broker", "--port"),
                port(10909, "the broker (for clients up to 4.5.0)", "--port")));
        advertised().ifPresent(findings::add);
        Diagnosis docker = docker();
        findings.add(docker);
        if (docker.ok()) {
            findings.add(image());
        }
        return List.copyOf(findings);
    }

    private static Diagnosis jdk() {
        boolean ok = Runtime.version().feature() >= 17 && ToolProvider.getSystemJavaCompiler() != null;
        return new Diagnosis(
                "JDK", ok, ok ? Runtime.version() + " in " + System.getProperty("java.home") : HOW_TO_GET_A_JDK, true);
    }

    private static Diagnosis maven() throws InterruptedException {
        String output = outputOf(List.of(Maven.program(), "-v"));
        Matcher version = VERSION.matcher(output);
        boolean ok = version.find() && enough(Integer.parseInt(version.group(1)), Integer.parseInt(version.group(2)));
        return new Diagnosis("Maven", ok, ok ? version.group() : HOW_TO_GET_MAVEN, true);
    }

    private static boolean enough(int major, int minor) {
        return major > 3 || major == 3 && minor >= 8;
    }

    private Diagnosis writing() {
        for (Path folder : List.of(folders.top(), folders.exercises())) {
            if (Files.exists(folder) && !Files.isWritable(folder)) {
                return new Diagnosis("writing", false, "no right to write in " + folder, true);
            }
        }
        return new Diagnosis("writing", true, folders.top().toString(), true);
    }

    private static Diagnosis port(int port, String whose, String option) {
        try {
            new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
            return new Diagnosis("port " + port, true, "free, for %s".formatted(whose), false);
        } catch (IOException e) {
            return new Diagnosis(
                    "port " + port,
                    false,
                    "in use (a RocketMQ, or another workbook broker?): end that, or give %s another with %s"
                            .formatted(whose, option),
                    false);
        }
    }

    /** Containers are an offer: the real RocketMQ comes without them, too. */
    private static Diagnosis docker() throws InterruptedException {
        String output = outputOf(List.of("docker", "version", "--format", "{{.Server.Version}}"))
                .strip();
        if (output.matches("\\d[\\w.+~-]*")) {
            return new Diagnosis("Docker", true, "engine " + output, false);
        }
        String only = "needed by --on docker only; ";
        if (output.isEmpty()) {
            return new Diagnosis("Docker", false, only + "to get it: https://docs.docker.com/engine/install", false);
        }
        if (output.contains("permission denied")) {
            return new Diagnosis(
                    "Docker",
                    false,
                    only + "an engine runs, but you may not use it: sudo usermod -aG docker $USER, then log in again",
                    false);
        }
        return new Diagnosis(
                "Docker",
                false,
                only + "it is installed, but no engine answers: start Docker Desktop, or sudo systemctl start docker",
                false);
    }

    private static Diagnosis image() throws InterruptedException {
        String image = System.getenv().getOrDefault("ROCKETMQ_IMAGE", "apache/rocketmq:5.5.0");
        boolean here = outputOf(List.of("docker", "image", "inspect", "-f", "{{.Id}}", image))
                .startsWith("sha256:");
        return new Diagnosis(
                "image",
                here,
                here
                        ? image
                        : image + " is not here. It is fetched when it is needed; without a registry make one with"
                                + " solutions/rocketmq/image/build and name it in ROCKETMQ_IMAGE",
                false);
    }

    private static Optional<Diagnosis> advertised() {
        return RouteProbe.unreachable(9876)
                .map(address -> new Diagnosis(
                        "broker",
                        false,
                        "the name server on port 9876 says that its broker is at %s, and nobody answers there. In a"
                                        .formatted(address)
                                + " container: set brokerIP1=127.0.0.1 and publish the port under its own number",
                        false));
    }

    private static String outputOf(List<String> command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return "";
            }
            return new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
