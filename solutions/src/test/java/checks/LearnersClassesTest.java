package checks;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** Whose class is found is told by where it lies; what is in the files does not matter here. */
class LearnersClassesTest {
    @TempDir
    private Path learner;

    @TempDir
    private Path finished;

    private LearnersClasses classes() throws IOException {
        URL[] classPath = {learner.toUri().toURL(), finished.toUri().toURL()};
        return new LearnersClasses(new URLClassLoader(classPath, null));
    }

    private static void put(Path folder, String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private void finishedBroker() throws IOException {
        put(finished, "minibroker/exercise/NotDoneYet.class", "");
        put(finished, "minibroker/box/Box.class", "");
        put(finished, "minibroker/box/Shelf.class", "");
        put(
                learner,
                "exercise-classes.properties",
                "01-1=minibroker.box.Box\n01-2=minibroker.box.Box minibroker.box.Shelf\n");
    }

    @Test
    void aClassThatOnlyTheFinishedBrokerHasIsMissing() throws IOException {
        finishedBroker();
        assertThat(classes().missing("01-1")).contains("minibroker.box.Box");
    }

    @Test
    void theLearnersOwnIsNot() throws IOException {
        finishedBroker();
        put(learner, "minibroker/box/Box.class", "");
        assertThat(classes().missing("01-1")).isEmpty();
    }

    @Test
    void allClassesOfAnExerciseHaveToBeTheLearners() throws IOException {
        finishedBroker();
        put(learner, "minibroker/box/Box.class", "");
        assertThat(classes().missing("01-2")).contains("minibroker.box.Shelf");
    }

    @Test
    void oneThatIsNowhereIsMissingToo() throws IOException {
        put(learner, "exercise-classes.properties", "01-1=programs.Nothing\n");
        assertThat(classes().missing("01-1")).contains("programs.Nothing");
    }

    @Test
    void otherTagsMeanNothing() throws IOException {
        finishedBroker();
        assertThat(classes().missing("invariant-1")).isEmpty();
    }

    @Test
    void theReferenceItselfIsCheckedWithoutAList() {
        assertThat(new LearnersClasses().missing("01-1")).isEmpty();
    }
}
