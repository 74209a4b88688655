package crosscheck.quickstart;

import crosscheck.Jvm;
import minibroker.MiniBroker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import process.Await;
import rocketmq.RocketMqJars;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
        try (MiniBroker broker = MiniBroker.builder().inMemory().start();
                Jvm producer = start("Producer", broker, home)) {
            producer.onExit().get(BOUND.toSeconds(), SECONDS);
            assertThat(Await.within(BOUND, () -> producer.lines(SENT).size() == MESSAGES))
                    .as(() -> "1000 messages sent; the producer printed " + tail(producer))
                    .isTrue();
            consumed(broker, home);
        }
    }

    /** It starts when there is something, since it looks for a new topic only every 30 seconds; it goes on until stopped. */
    private static void consumed(MiniBroker broker, Path home) {
        try (Jvm consumer = start("Consumer", broker, home)) {
            assertThat(Await.within(BOUND, () -> distinct(consumer.lines(RECEIVED)) >= MESSAGES))
                    .as(() -> "1000 messages received, there were " + distinct(consumer.lines(RECEIVED))
                            + "; the consumer printed " + tail(consumer))
                    .isTrue();
            assertThat(consumer.lines(RECEIVED)).hasSize(MESSAGES);
        }
    }

    private static Jvm start(String program, MiniBroker broker, Path home) {
        return Jvm.start(
                RocketMqJars.ofRocketMq(),
                Map.of("NAMESRV_ADDR", broker.nameServerAddress()),
                home,
                PROGRAMS + program);
    }

    private static long distinct(List<String> received) {
        return received.stream()
                .map(ID::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .distinct()
                .count();
    }

    private static List<String> tail(Jvm program) {
        List<String> lines = program.lines(line -> true);
        return lines.subList(Math.max(0, lines.size() - 20), lines.size());
    }
}
