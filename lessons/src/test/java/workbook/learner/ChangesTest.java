package workbook.learner;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class ChangesTest {
    @Test
    void noticesSavedAddedAndRemovedJavaFilesOnce(@TempDir Path folder) throws IOException {
        Path file =
                Files.writeString(Files.createDirectories(folder.resolve("a/b")).resolve("A.java"), "class A {}");
        Changes changes = new Changes(List.of(folder));
        assertThat(changes.any()).isFalse();
        Files.writeString(file, "class A { }");
        assertThat(changes.any()).isTrue();
        assertThat(changes.any()).isFalse();
        Files.writeString(folder.resolve("B.java"), "class B {}");
        assertThat(changes.any()).isTrue();
        Files.delete(file);
        assertThat(changes.any()).isTrue();
    }

    @Test
    void otherFilesDoNotCount(@TempDir Path folder) throws IOException {
        Changes changes = new Changes(List.of(folder, folder.resolve("missing")));
        Files.writeString(folder.resolve("A.java.kept-1"), "old");
        assertThat(changes.any()).isFalse();
    }
}
