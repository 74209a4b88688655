package crosscheck;

import process.ForkedJvm;
import process.JvmCommand;
import process.Waits;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Every client program of the workbook, solved, as {@code ./workbook run} starts it. */
final class Programs {

    private static final Path SOURCES = Path.of("src/main/java");
    /** Far more than any needs: on a busy machine one that takes half a minute has taken two and a half. */
    private static final Duration BOUND = Duration.ofSeconds(300);

    /** What makes a program shorter that would take a minute; in the authoring build it does. */
    private static final Map<String, List<String>> SHORTER = Map.of("programs.accident.BrokerDies", List.of("async"));

    /** The same in every build: beside other tests nothing that is worth a look can be measured. */
    private static final Map<String, List<String>> ALWAYS_SHORTER = Map.of(
            "programs.flush.FlushPrice", List.of("target/flush-price.svg", "0.3"),
            "programs.bulk.BatchSizes", List.of("-", "target/batch-sizes.svg", "0.05"),
            "programs.bulk.CollectedByTheClient", List.of("target/collected.svg", "0.2"),
            "programs.sequence.FourMeasures", List.of("target/four-measures.svg", "1"),
            "programs.bulk.OneByOne", List.of("1000"),
            // ./workbook authoring prove has their whole day.
            "programs.shop.ShopCapstone", List.of("7", "8"),
            "programs.tickets.TicketCapstone", List.of("7", "8"));

    /** Those that wait or work for more than ten seconds, however short they are made. */
    private static final Set<String> FOR_THE_AUTHORING_BUILD = Set.of(
            "programs.bulk.KilledInABatch",
            "programs.failing.KilledBetween",
            "programs.failing.OneBadOrder",
            "programs.flush.FlushPrice",
            "programs.groups.Beginnings",
            "programs.late.LateMessages",
            "programs.late.UnpaidOrders",
            "programs.punctual.NoSuchLevel",
            "programs.pulling.AskingAgain",
            "programs.routes.SilentBroker",
            "programs.sending.SendOrders",
            "programs.sequence.FourMeasures",
            "programs.sequence.PriceOfOrder",
            "programs.timers.TenDays");

    private Programs() {}

    /** The main classes of {@code programs.*} that talk to a broker which somebody else has started, and can wait. */
    static List<String> patient() {
        return those(file -> talksToABroker(file) && !startsItsOwn(file) && !isPrompt(file));
    }

    /** Those that give up after a second, as Apache's quickstart programs do. */
    static List<String> prompt() {
        return those(file -> talksToABroker(file) && !startsItsOwn(file) && isPrompt(file));
    }

    /** Those that start a broker themselves. */
    static List<String> withTheirOwnBroker() {
        return those(file -> talksToABroker(file) && startsItsOwn(file));
    }

    private static List<String> those(Predicate<String> wanted) {
        try (Stream<Path> files = Files.walk(SOURCES.resolve("programs"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> wanted.test(text(file)))
                    .map(file -> SOURCES.relativize(file).toString())
                    .map(name ->
                            name.substring(0, name.length() - ".java".length()).replaceAll("[/\\\\]", "."))
                    .filter(Programs::isForThisBuild)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isForThisBuild(String program) {
        boolean left = FOR_THE_AUTHORING_BUILD.contains(program) && !Waits.authoring();
        if (left) {
            System.out.println("left to the authoring build: " + program);
        }
        return !left;
    }

    private static boolean talksToABroker(String text) {
        return text.contains("public static void main(")
                && (text.contains("rocketmq.namesrv.addr") || text.contains("org.apache.rocketmq.client."));
    }

    private static boolean startsItsOwn(String text) {
        return text.contains("new LittleBroker(")
                || text.contains("MiniBroker.builder()")
                || text.contains("BrokerOfChoice.start()");
    }

    private static boolean isPrompt(String text) {
        return text.contains("package programs.quickstart;");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs one to its end; it must come to it, and well. */
    static void run(String program, String nameServer, Path home) {
        run(program, nameServer, home, "mini");
    }

    /** @param broker which one it is to start, if it starts one */
    static void run(String program, String nameServer, Path home, String broker) {
        Waits.announce(program + " on " + nameServer, BOUND);
        long start = System.nanoTime();
        try (ForkedJvm jvm = ForkedJvm.start(JvmCommand.of(program)
                .options("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Duser.home=" + home)
                .options("-Drocketmq.namesrv.addr=" + nameServer, "-Dworkbook.broker=" + broker)
                .arguments(ALWAYS_SHORTER.getOrDefault(program, List.of()))
                .arguments(Waits.authoring() ? List.of() : SHORTER.getOrDefault(program, List.of()))
                .environment("NAMESRV_ADDR", nameServer))) {
            assertThat(jvm.awaitEnd(BOUND))
                    .as("exit code of %s, which printed:\n%s", program, jvm.output())
                    .isZero();
        }
        System.out.printf(Locale.ROOT, "%s on %s: %.1f s%n", program, nameServer, (System.nanoTime() - start) / 1e9);
    }
}
