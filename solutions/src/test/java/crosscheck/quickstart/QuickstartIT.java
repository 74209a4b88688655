package crosscheck.quickstart;

import minibroker.MiniBroker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import process.Await;
import process.ForkedJvm;
import process.JvmCommand;
import process.Waits;
import rocketmq.RocketMqJars;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

/** Capstone I: Apache's own quickstart programs, unmodified, from the published jar, through the mini-broker. */
class QuickstartIT {

    private static final String PROGRAMS = "org.apache.rocketmq.example.quickstart.";
    private static final int MESSAGES = 1_000;
    private static final Duration BOUND = Duration.ofSeconds(90);
    private static final Predicate<String> SENT = line -> line.contains("sendStatus=SEND_OK");
    private static final Predicate<String> RECEIVED = line -> line.contains("Receive New Messages");
    private static final Pattern ID = Pattern.compile("UNIQ_KEY=(\\w+)");

    @Test
    void producerAndConsumerSendAndReceiveAThousandMessages(@TempDir Path home) throws Exception {
        Waits.announce("Apache's quickstart programs", BOUND);
        try (MiniBroker broker = MiniBroker.builder().inMemory().start()) {
            produced(broker, home);
            consumed(broker, home);
        }
    }

    private static void produced(MiniBroker broker, Path home) throws Exception {
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        try (ForkedJvm producer = start("Producer", broker, home, lines)) {
            producer.onExit().get(BOUND.toSeconds(), SECONDS);
            assertThat(Await.within(BOUND, () -> matching(lines, SENT).size() == MESSAGES))
                    .as(() -> "1000 messages sent; the producer printed " + producer.output())
                    .isTrue();
        }
    }

    /**
     * It starts when there is something, since it looks for a new topic only every 30 seconds; it goes on until
     * stopped.
     */
    private static void consumed(MiniBroker broker, Path home) {
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        try (ForkedJvm consumer = start("Consumer", broker, home, lines)) {
            assertThat(Await.within(BOUND, () -> distinct(matching(lines, RECEIVED)) >= MESSAGES))
                    .as(() -> "1000 messages received, there were " + distinct(matching(lines, RECEIVED))
                            + "; the consumer printed " + consumer.output())
                    .isTrue();
            assertThat(matching(lines, RECEIVED)).hasSize(MESSAGES);
        }
    }

    private static ForkedJvm start(String program, MiniBroker broker, Path home, List<String> lines) {
        return ForkedJvm.start(
                JvmCommand.of(PROGRAMS + program)
                        .classPath(RocketMqJars.withOurMainClasses())
                        .options("-XX:TieredStopAtLevel=1", "-Duser.home=" + home)
                        .environment("NAMESRV_ADDR", broker.nameServerAddress()),
                lines::add);
    }

    private static List<String> matching(List<String> lines, Predicate<String> wanted) {
        synchronized (lines) {
            return lines.stream().filter(wanted).toList();
        }
    }

    private static long distinct(List<String> received) {
        return received.stream()
                .map(ID::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .distinct()
                .count();
    }
}
