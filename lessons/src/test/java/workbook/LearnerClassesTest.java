package workbook;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static org.assertj.core.api.Assertions.assertThat;

class LearnerClassesTest {
    private static final int AT_ONCE = 4;
    private static final int FILES = 300;

    @TempDir
    private Path memory;

    @Test
    void severalWorkbooksThatStartAtOnceRemoveWhatIsLeftOver() throws Exception {
        Path leftOver = memory.resolve("classes-" + Integer.MAX_VALUE);
        Path running = memory.resolve("classes-" + ProcessHandle.current().pid());
        Files.createDirectories(running);
        for (int i = 0; i < FILES; i++) {
            Path folder = Files.createDirectories(leftOver.resolve("a/folder" + i % 10));
            Files.writeString(folder.resolve("Type" + i + ".class"), "bytes");
        }
        CyclicBarrier start = new CyclicBarrier(AT_ONCE);
        ExecutorService workbooks = Executors.newFixedThreadPool(AT_ONCE);
        List<Future<?>> ends = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            ends.add(workbooks.submit(() -> {
                start.await();
                LearnerClasses.removeLeftOver(memory);
                return null;
            }));
        }
        for (Future<?> end : ends) {
            end.get();
        }
        workbooks.shutdown();
        assertThat(leftOver).doesNotExist();
        assertThat(running).isDirectory();
    }

    @Test
    void whereNothingIsThereNothingIsRemoved() throws IOException {
        LearnerClasses.removeLeftOver(memory.resolve("none"));
        assertThat(memory).isEmptyDirectory();
    }
}
