package workbook.process;

import workbook.catalogue.WorkbookLayout;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs Maven and turns its output into a few lines; all of it goes to a file. */
final class Maven {
    private static final Pattern MODULE = Pattern.compile("\\[INFO] Building (.+?) \\d[\\w.-]*(?:\\s+\\[\\d+/\\d+])?");
    private static final Pattern NOISE = Pattern.compile(
            "\\[ERROR]\\s*(-> \\[Help \\d+])?\\s*|.*\\[Help \\d+] http.*|.*Re-run Maven.*|.*full stack trace.*|.*please read the following.*"
                    + "|.*After correcting the problems.*|.*mvn <args>.*");
    private static final int MOST_ERRORS = 15;
    private static final int DOWNLOADS_A_LINE = 50;

    private final WorkbookLayout folders;

    Maven(WorkbookLayout folders) {
        this.folders = folders;
    }

    /**
     * @param step told each module that is begun and every so many downloads, in a few words
     * @throws BuildFailed with Maven's own errors
     */
    void run(List<String> arguments, Consumer<String> step) throws BuildFailed, IOException, InterruptedException {
        Path log = folders.memory().resolve("build.log");
        Files.createDirectories(log.getParent());
        List<String> command = new ArrayList<>(
                List.of(program(), "-B", "-f", folders.top().resolve("pom.xml").toString()));
        command.addAll(arguments);
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .directory(folders.top().toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            throw new BuildFailed("Maven is missing: " + Doctor.HOW_TO_GET_MAVEN);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        List<String> errors;
        try (BufferedReader output = process.inputReader();
                BufferedWriter copy = Files.newBufferedWriter(log)) {
            errors = follow(output, copy, step);
        }
        if (process.waitFor() != 0) {
            throw new BuildFailed(errors, log);
        }
    }

    /** @return the errors, without Maven's advice on them */
    static List<String> follow(BufferedReader output, Writer copy, Consumer<String> step) throws IOException {
        List<String> errors = new ArrayList<>();
        int downloads = 0;
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            copy.write(line + "\n");
            Matcher module = MODULE.matcher(line);
            if (module.matches()) {
                step.accept(module.group(1));
            } else if (line.startsWith("Downloaded from") && ++downloads % DOWNLOADS_A_LINE == 0) {
                step.accept("  " + downloads + " files downloaded");
            } else if (line.startsWith("[ERROR]") && !NOISE.matcher(line).matches() && errors.size() < MOST_ERRORS) {
                errors.add(line.substring("[ERROR]".length()).strip());
            }
        }
        return errors;
    }

    static String program() {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        String name = windows ? "mvn.cmd" : "mvn";
        for (String variable : List.of("MAVEN_HOME", "M2_HOME")) {
            String home = System.getenv(variable);
            if (home != null && Files.exists(Path.of(home, "bin", name))) {
                return Path.of(home, "bin", name).toString();
            }
        }
        return name;
    }
}
