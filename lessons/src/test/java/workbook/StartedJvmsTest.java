package workbook;

import org.junit.jupiter.api.Test;
import workbook.terminal.Tty;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What verbs tell the JVMs that they start. In the place of the program that each of them starts, the learner's classes
 * hold one that ends with 0 if it was told.
 */
class StartedJvmsTest extends TypedCommands {
    private void insteadOf(String mainClass, String wasTold) {
        int dot = mainClass.lastIndexOf('.');
        fixture.write("exercises/src/main/java/" + mainClass.replace('.', '/') + ".java", """
                package %s;

                public class %s {
                    public static void main(String[] arguments) {
                        System.exit(%s ? 0 : 1);
                    }
                }
                """.formatted(
                        mainClass.substring(0, dot), mainClass.substring(dot + 1), wasTold));
    }

    @Test
    void theBrokerNamesItsCommandsAsTheLearnerTypesThem() {
        insteadOf(BackgroundBroker.MINI, "\"./workbook\".equals(System.getProperty(\"minibroker.command\"))");
        assertThat(run("broker")).isZero();
    }

    @Test
    void whatTheBrokerLogsDoesNotComeBetweenTheLinesOfTheCrossCheck() {
        insteadOf(
                BackgroundBroker.CROSSCHECK,
                "System.getProperty(\"org.slf4j.simpleLogger.logFile\", \"\").endsWith(\"crosscheck.log\")");
        pretendThatSolutionsAreBuilt();
        assertThat(run("crosscheck", "--on", "recorded")).isZero();
    }

    @Test
    void theCrossCheckIsToldHowWideTheTerminalIsAndWhetherAllIsToBeShown() {
        insteadOf(
                BackgroundBroker.CROSSCHECK,
                "String.join(\" \", arguments).contains(\"--width 120 --all\")"
                        + " && !java.util.List.of(arguments).contains(\"--plain\")");
        pretendThatSolutionsAreBuilt();
        assertThat(run(Tty.of(120, true), "crosscheck", "--on", "recorded", "--all"))
                .isZero();
    }

    /** Written last, so it is newer than whatever it would be made of. */
    private void pretendThatSolutionsAreBuilt() {
        fixture.write("solutions/target/classpath.txt", System.getProperty("java.class.path"));
        fixture.write("solutions/target/classes/built", "");
    }
}
