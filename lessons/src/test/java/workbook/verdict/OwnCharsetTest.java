package workbook.verdict;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** Code that takes the machine's charset is run as on a machine where that is not UTF-8, whichever this one has. */
class OwnCharsetTest {
    private static final String BOX = "exercises/src/main/java/minibroker/box/Box.java";
    private static final String SAID =
            "    printed    (Text to bytes, or back, without a charset takes the machine's own.";

    private Verdicts verdicts;

    @BeforeEach
    void copyTheFixture(@TempDir Path folder) throws IOException {
        verdicts = new Verdicts(folder);
        verdicts.solveAll();
    }

    @AfterEach
    void closeTheJudge() {
        verdicts.close();
    }

    private String takeReturning(String text) {
        verdicts.fixture().solve("mini-broker", "minibroker/box/Box.java");
        verdicts.fixture().edit(BOX, "return things.poll();", "things.poll();\n        return " + text + ";");
        return verdicts.text("01-1");
    }

    @Test
    void bytesOfATextAndTextOfBytesAreThoseOfAnotherMachine() {
        assertThat(takeReturning("\"bytes \" + \"\u00fc\".getBytes().length"))
                .contains("observed   \"bytes 1\"\n", SAID);
        assertThat(takeReturning("new String(new byte[] {(byte) 0xC3, (byte) 0xBC})"))
                .contains("observed   \"\u00c3\u00bc\"\n", SAID);
        assertThat(takeReturning("new String(new byte[] {0, (byte) 0xFC}, 1, 1)"))
                .contains("observed   \"\u00fc\"\n");
        assertThat(takeReturning("java.nio.charset.Charset.defaultCharset().name()"))
                .contains("observed   \"ISO-8859-1\"\n");
    }

    @Test
    void soAreReferencesToMethods() {
        assertThat(takeReturning("\"bytes \" + ((java.util.function.Function<String, byte[]>) String::getBytes)"
                        + ".apply(\"\u00fc\").length"))
                .contains("observed   \"bytes 1\"\n", SAID);
        assertThat(takeReturning("((java.util.function.Function<byte[], String>) String::new)"
                        + ".apply(new byte[] {(byte) 0xFC})"))
                .contains("observed   \"\u00fc\"\n", SAID);
    }

    @Test
    void whoNamesACharsetHasIt() {
        assertThat(takeReturning("\"bytes \" + \"\u00fc\".getBytes(java.nio.charset.StandardCharsets.UTF_8).length"))
                .contains("observed   \"bytes 2\"\n")
                .doesNotContain("printed");
    }
}
