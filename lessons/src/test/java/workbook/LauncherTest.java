package workbook;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The launcher finds its own folder, however it is called, and builds the program where it is out of date. In place of
 * Java and Maven something prints how it was started.
 */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    private static final String CLONE = "my clone";
    private static final String JAR = "lessons/target/lessons-1.0.0.jar";

    @TempDir
    private Path home;

    @BeforeEach
    void makeABuiltClone() throws IOException {
        Path clone = Files.createDirectory(home.resolve(CLONE));
        Files.copy(Path.of("../workbook"), clone.resolve("workbook"));
        assertThat(clone.resolve("workbook").toFile().setExecutable(true)).isTrue();
        Files.createDirectories(clone.resolve("lessons/src/main"));
        Files.createFile(clone.resolve("pom.xml"));
        Files.createFile(clone.resolve("lessons/pom.xml"));
        Files.createDirectories(clone.resolve("lessons/target/lib"));
        Files.createFile(clone.resolve(JAR));
        program(
                "java",
                "case $1 in -version) echo 'java version \"17.0.1\"';; --list-modules) echo jdk.compiler;; esac; echo $*");
        program("mvn", "case $1 in -v) echo Apache Maven 3.8.7;; *) echo '[INFO] Building lessons 1.0.0';; esac");
    }

    private void program(String name, String line) throws IOException {
        Path program = Files.createDirectories(home.resolve("jdk/bin")).resolve(name);
        Files.writeString(program, "#!/bin/sh\n" + line + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }

    private String calledAs(String command, Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder shell = new ProcessBuilder("bash", "-c", command);
        shell.environment().put("JAVA_HOME", home.resolve("jdk").toString());
        shell.environment().put("PATH", home.resolve("jdk/bin") + ":" + System.getenv("PATH"));
        shell.environment().putAll(environment);
        Process process =
                shell.directory(home.toFile()).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    private String programIn(String folder) {
        return home.resolve(folder).resolve("lessons/target").toString();
    }

    @Test
    void fromAnotherFolder() throws Exception {
        assertThat(calledAs("'my clone/workbook' board --all", Map.of()))
                .contains(programIn(CLONE))
                .endsWith("workbook.Workbook board --all\n");
    }

    @Test
    void whereCdpathLeadsToAFolderOfTheSameName() throws Exception {
        Path elsewhere = Files.createDirectories(home.resolve("elsewhere"));
        Files.createDirectories(elsewhere.resolve(CLONE));
        assertThat(calledAs("'my clone/workbook' board", Map.of("CDPATH", elsewhere.toString())))
                .contains(programIn(CLONE))
                .doesNotContain("elsewhere");
    }

    @Test
    void throughALinkToALink() throws Exception {
        Path bin = Files.createDirectories(home.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("first"), Path.of("..", CLONE, "workbook"));
        Files.createSymbolicLink(bin.resolve("wb"), bin.resolve("first"));
        assertThat(calledAs("bin/wb board", Map.of()))
                .contains("my clone/lessons/target")
                .doesNotContain("Building");
    }

    @Test
    void whereTheProgramIsOlderThanItsSourcesItIsBuiltBeforeItStarts() throws Exception {
        Path jar = home.resolve(CLONE).resolve(JAR);
        Files.setLastModifiedTime(jar, FileTime.fromMillis(0));
        assertThat(calledAs("'my clone/workbook' board", Map.of()))
                .startsWith("Building the workbook program")
                .endsWith("workbook.Workbook board\n");
        assertThat(calledAs("'my clone/workbook' board", Map.of()))
                .as("called once more")
                .doesNotContain("Building");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void belowAFolderThatJavaCannotReadInThisLocale() throws Exception {
        // The shell renames it: this JVM may not be able to, either.
        String command = "f=$(printf '\\303\\234bung'); mv 'my clone' $f; $f/workbook doctor; mv $f 'my clone'";
        assertThat(calledAs(command, Map.of("LC_ALL", "C")))
                .contains("has letters that Java can't read in this locale: type LC_ALL=C.UTF-8 ./workbook");
        assertThat(calledAs(command, Map.of("LC_ALL", "C.UTF-8"))).endsWith("workbook.Workbook doctor\n");
    }
}
