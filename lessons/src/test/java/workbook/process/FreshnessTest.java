package workbook.process;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.catalogue.WorkbookLayout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

class FreshnessTest {
    private static final Instant BUILT = Instant.parse("2026-01-02T00:00:00Z");
    private static final Instant BEFORE = BUILT.minusSeconds(60);
    private static final Instant AFTER = BUILT.plusSeconds(60);

    private Path top;
    private Freshness freshness;

    @BeforeEach
    void builtByHand(@TempDir Path folder) throws IOException {
        top = folder;
        freshness = new Freshness(new WorkbookLayout(top));
        write("pom.xml", BEFORE);
        write("mini-broker/pom.xml", BEFORE);
        write("mini-broker/src/main/java/A.java", BEFORE);
        write("mini-broker/target/classes/A.class", BUILT);
        age("mini-broker/src/main/java", BEFORE);
        age("mini-broker/src/main", BEFORE);
    }

    private void write(String path, Instant time) throws IOException {
        Path file = top.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, path);
        age(path, time);
    }

    private void age(String path, Instant time) throws IOException {
        Files.setLastModifiedTime(top.resolve(path), FileTime.from(time));
    }

    private boolean fresh() {
        return freshness.fresh(BuildPart.MINI_BROKER);
    }

    @Test
    void isFreshWhenMavenBuiltItByHand() {
        assertThat(fresh()).isTrue();
    }

    @Test
    void isStaleWithoutOutput() throws IOException {
        Files.delete(top.resolve("mini-broker/target/classes/A.class"));
        Files.delete(top.resolve("mini-broker/target/classes"));
        assertThat(fresh()).isFalse();
    }

    @Test
    void isStaleAfterAChangeUntilItIsBuilt() throws IOException {
        write("mini-broker/src/main/java/A.java", AFTER);
        assertThat(fresh()).isFalse();
        freshness.built(BuildPart.MINI_BROKER);
        assertThat(fresh()).isTrue();
    }

    @Test
    void isStaleWhenASourceWasAddedOrRemoved() throws IOException {
        write("mini-broker/src/main/java/B.java", AFTER);
        assertThat(fresh()).isFalse();
        freshness.built(BuildPart.MINI_BROKER);
        Files.delete(top.resolve("mini-broker/src/main/java/B.java"));
        age("mini-broker/src/main/java", AFTER);
        assertThat(fresh()).isFalse();
    }

    @Test
    void aPomCountsAsASource() throws IOException {
        write("pom.xml", AFTER);
        assertThat(fresh()).isFalse();
    }

    @Test
    void aClassPathWithoutItsJarsIsStale() throws IOException {
        write("exercises/pom.xml", BEFORE);
        Path jar = Files.writeString(top.resolve("a.jar"), "");
        Files.createDirectories(top.resolve("exercises/target"));
        Files.writeString(top.resolve("exercises/target/classpath.txt"), jar.toString());
        assertThat(freshness.fresh(BuildPart.EXERCISES)).isTrue();
        Files.delete(jar);
        assertThat(freshness.fresh(BuildPart.EXERCISES)).isFalse();
    }
}
