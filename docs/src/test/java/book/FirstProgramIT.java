package book;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.io.IOException;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The first programs that a learner runs, in a workbook as it is on the first day: nothing of solutions is built. */
@Execution(ExecutionMode.CONCURRENT)
class FirstProgramIT {

    @BeforeEach
    void allIsBuilt() {
        assumeTrue(LearnersWorkbook.canBeMade(), "build all modules first");
    }

    /** One that waits for what is not written says so, and ends. */
    @Test
    void aLearnersOwnProgramRuns(@TempDir Path folder) throws IOException, InterruptedException {
        LearnersWorkbook workbook = LearnersWorkbook.in(folder);

        assertThat(workbook.run("run", "01-2", "before")).contains("the SMS gateway does not answer");
        assertThat(workbook.run("run", "01-2")).contains("Exercise 01-2 (lesson 01) is not done yet");
    }
}
