package crosscheck;

import minibroker.MiniBroker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import process.Waits;
import rocketmq.RocketMqProcess;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** The command line, with the exit codes that scripts rely on. */
@ExtendWith(SharedRocketMq.class)
class CrossCheckCommandIT {

    @Test
    void equalIsZero(RocketMqProcess rocketMq) {
        Waits.announce("scenario send on two brokers, by the command", CrossCheck.BOUND.multipliedBy(2));
        Run run = run("send", "--plain", "--all", "--width", "120", "--on", rocketMq.nameServerAddress());
        assertThat(run.text())
                .containsOnlyOnce("send: equal in ")
                .contains("same        sync: results of 8 sends", "steps, different on purpose in ");
        assertThat(run.exitCode()).as(run.text()).isZero();
    }

    /** Two mini-brokers lack the differences that are meant, and that is a difference too. */
    @Test
    void differentIsOne() {
        Waits.announce("scenario send on two brokers, by the command", CrossCheck.BOUND.multipliedBy(2));
        try (MiniBroker one = MiniBroker.builder().inMemory().start();
                MiniBroker other = MiniBroker.builder().inMemory().start()) {
            Run run = run("05", "--yours", one.nameServerAddress(), "--on", other.nameServerAddress());
            assertThat(run.text()).contains("STALE", "send: DIFFERENT in 0 of ");
            assertThat(run.exitCode()).as(run.text()).isEqualTo(1);
        }
    }

    @Test
    void mistakesAreTwoAndSayWhatWouldBeRight() {
        assertThat(run("nonsense"))
                .isEqualTo(new Run(
                        2,
                        "no scenario \"nonsense\"; there are " + known() + " (--help says more)"
                                + System.lineSeparator()));
        assertThat(run("09", "--lessons", "04,05").text())
                .startsWith("no scenario \"09\"; there are routes (lesson 04), send (lesson 05) (--help");
        assertThat(run("07", "--lessons", "04,05,07").text())
                .startsWith("lesson 07 has no scenario of its own")
                .contains("some of these: routes (lesson 04), send (lesson 05) (--help");
        assertThat(run("--on", "nowhere").exitCode()).isEqualTo(2);
        assertThat(run("--no-such-option").exitCode()).isEqualTo(2);
        assertThat(run("rocketmq", "--port", "many").exitCode()).isEqualTo(2);
    }

    @Test
    void noRocketMqThereIsThree() {
        Run run = run("send", "--on", "127.0.0.1:1");
        assertThat(run.text()).contains("RocketMQ at 127.0.0.1:1 is not ready after 4 s");
        assertThat(run.exitCode()).as(run.text()).isEqualTo(3);
    }

    @Test
    void theListNamesEveryScenarioAndItsLesson() {
        Run run = run("--list");
        assertThat(run.exitCode()).isZero();
        assertThat(run.text()).contains("send       lesson 05  ", "consume    lesson 06  ");
    }

    @Test
    void theListMarksWhatBelongsToNoLessonYet() {
        assertThat(run("--list", "--width", "200", "--lessons", "04,05").text().lines())
                .anyMatch(line -> line.startsWith("send       lesson 05") && !line.contains("not written"))
                .anyMatch(line ->
                        line.startsWith("consume    lesson 06") && line.endsWith("(this lesson is not written yet)"));
    }

    private static String known() {
        List<String> known = new ArrayList<>();
        Scenarios.all().forEach(scenario -> known.add(scenario.name() + " (lesson " + scenario.lesson() + ")"));
        return String.join(", ", known);
    }

    private record Run(int exitCode, String text) {}

    private static Run run(String... args) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text, true);
        int exitCode = CrossCheckCommand.run(out, out, args);
        return new Run(exitCode, text.toString());
    }
}
