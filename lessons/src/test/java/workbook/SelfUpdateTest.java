package workbook;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** Windows can't replace the jar that runs, so its launcher says with which code it wants to hear of an old one. */
class SelfUpdateTest {
    private static final String ASKS = "workbook.rebuild";

    @AfterEach
    void forget() {
        System.clearProperty(ASKS);
    }

    @Test
    void aLauncherThatBuildsIsToldThatTheProgramIsOld(@TempDir Path folder) throws IOException {
        Fixture fixture = Fixture.in(folder);
        fixture.write("lessons/src/main/java/workbook/New.java", "class New {}");
        assertThat(SelfUpdate.asksTheLauncher(fixture.folders()))
                .as("where the launcher does not ask")
                .isEmpty();

        System.setProperty(ASKS, "9");
        assertThat(SelfUpdate.asksTheLauncher(fixture.folders())).hasValue(9);
    }

    @Test
    void theWindowsLauncherAsksWithTheCodeThatItUnderstands() throws IOException {
        assertThat(Files.readString(Path.of("../workbook.cmd")))
                .contains("set \"ASK=-D" + ASKS + "=9\"")
                .contains(" %ASK% -cp ")
                .contains("if \"%CODE%\"==\"9\" if defined ASK goto build");
    }
}
