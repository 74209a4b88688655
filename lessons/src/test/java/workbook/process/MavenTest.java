package workbook.process;

import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MavenTest {
    private final List<String> steps = new ArrayList<>();
    private final StringWriter copy = new StringWriter();

    private List<String> errors(String output) throws IOException {
        return Maven.follow(new BufferedReader(new StringReader(output)), copy, steps::add);
    }

    @Test
    void tellsEachModuleAndKeepsTheRestForTheLog() throws IOException {
        String output = """
                [INFO] Scanning for projects...
                [INFO] Building Mini Broker Workbook 1.0.0                                [1/4]
                [INFO] --------------------------------[ pom ]---------------------------------
                [INFO] Building mini-broker: the finished broker 1.0.0                    [2/4]
                [INFO] Building jar: /x/mini-broker-1.0.0.jar
                """;
        assertThat(errors(output)).isEmpty();
        assertThat(steps).containsExactly("Mini Broker Workbook", "mini-broker: the finished broker");
        assertThat(copy.toString()).isEqualTo(output);
    }

    @Test
    void countsDownloads() throws IOException {
        errors("Downloaded from central: https://example.org/a.jar (1 kB)\n".repeat(120));
        assertThat(steps).containsExactly("  50 files downloaded", "  100 files downloaded");
    }

    @Test
    void keepsTheErrorsAndDropsMavensAdvice() throws IOException {
        assertThat(errors("""
                                [ERROR] COMPILATION ERROR :
                                [ERROR] /x/A.java:[3,1] ';' expected
                                [ERROR] -> [Help 1]
                                [ERROR]
                                [ERROR] To see the full stack trace of the errors, re-run Maven with the -e switch.
                                [ERROR] Re-run Maven using the -X switch to enable full debug logging.
                                [ERROR] For more information about the errors and possible solutions, \
                                please read the following articles:
                                [ERROR] [Help 1] http://cwiki.apache.org/confluence/display/MAVEN/MojoFailureException
                                """)).containsExactly("COMPILATION ERROR :", "/x/A.java:[3,1] ';' expected");
    }

    @Test
    void theMessageSaysWhereTheWholeOutputIs() {
        assertThatThrownBy(() -> {
                    throw new BuildFailed(List.of("A.java:3"), Path.of("build.log"));
                })
                .hasMessage("The build failed:\n  A.java:3\nMaven's whole output: build.log");
    }
}
