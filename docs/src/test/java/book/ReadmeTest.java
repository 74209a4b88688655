package book;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import workbook.catalogue.TaggedCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** GitHub shows no included files, so the code in README.adoc is a copy; this keeps it a copy of code that runs. */
class ReadmeTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    @ParameterizedTest
    @CsvSource({"EmbeddedBrokerTest, embedded", "junit/EmbeddedByExtensionTest, extension"})
    void itsCodeIsThatOfATestThatRuns(String test, String tag) throws IOException {
        Path file = ROOT.resolve("mini-broker/src/test/java/minibroker/" + test + ".java");
        String tested = String.join("\n", TaggedCode.select(Files.readAllLines(file), tag))
                .stripIndent()
                .strip();

        assertThat(Files.readString(ROOT.resolve("README.adoc")).replace("\r\n", "\n"))
                .contains("[source,java]\n----\n" + tested + "\n----\n");
    }

    @Test
    void thePicturesAndFilesItNamesExist() throws IOException {
        List<String> lines = Files.readAllLines(ROOT.resolve("README.adoc"));
        List<String> pictures = lines.stream()
                .filter(line -> line.startsWith("image::"))
                .map(line -> line.substring("image::".length(), line.indexOf('[')))
                .toList();

        assertThat(pictures).isNotEmpty().allSatisfy(picture -> assertThat(ROOT.resolve(picture))
                .exists());
        assertThat(ROOT.resolve("docs/architecture.adoc")).exists();
        assertThat(ROOT.resolve("LICENSE")).exists();
    }
}
