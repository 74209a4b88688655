package workbook;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import workbook.catalogue.Lesson;
import workbook.learner.Study;
import workbook.report.ReportJson;
import workbook.report.ReportPage;
import workbook.report.ReportTable;
import workbook.report.StudyReport;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/** What was done so far, to hand on. */
@Command(
        name = "report",
        description =
                "What is done, when, and with how many hints: as text, as a page, or for programs. Nothing is sent"
                        + " anywhere, and nothing is checked anew.")
final class ReportVerb implements Callable<Integer> {
    private static final Path STANDARD_OUTPUT = Path.of("-");

    private final Console console;
    private final Clock clock;

    @Parameters(arity = "0..1", paramLabel = "LESSON", description = "Only this lesson, such as 07.")
    private String number;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Writes a page for a browser or a printer into this file; - is standard output.")
    private Path html;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Writes it for programs into this file; - is standard output. The book's page for teachers"
                    + " explains the fields.")
    private Path json;

    ReportVerb(Console console) {
        this(console, Clock.systemDefaultZone());
    }

    /** @param clock its zone is that of the times that are shown */
    ReportVerb(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        if (STANDARD_OUTPUT.equals(html) && STANDARD_OUTPUT.equals(json)) {
            throw new Refusal(ExitCode.USAGE, "--html - and --json -: only one can go to standard output");
        }
        Study study = Study.of(console.layout());
        StudyReport report = StudyReport.of(study, told(study), clock.instant());
        boolean quiet = STANDARD_OUTPUT.equals(html) || STANDARD_OUTPUT.equals(json);
        if (html == null && json == null) {
            new ReportTable(
                            console.colours(),
                            console.width(),
                            console.plain() ? Optional.empty() : Optional.of(clock.getZone()))
                    .lines(report)
                    .forEach(console.out()::println);
        }
        if (!quiet && (html != null || json != null)) {
            console.report(report.summary());
        }
        if (html != null) {
            hand(new ReportPage(clock.getZone(), style()).of(report), html, "<!DOCTYPE html>", quiet);
        }
        if (json != null) {
            hand(ReportJson.of(report), json, "{", quiet);
        }
        return ExitCode.OK;
    }

    private Predicate<Lesson> told(Study study) {
        if (number == null) {
            return lesson -> true;
        }
        return study.catalogue()
                .lesson(number)
                .orElseThrow(() -> new Refusal(
                        ExitCode.USAGE,
                        "no lesson %s; there are %s to %s"
                                .formatted(
                                        number,
                                        study.catalogue().lessons().get(0).number(),
                                        study.catalogue()
                                                .lessons()
                                                .get(study.catalogue().lessons().size() - 1)
                                                .number())))::equals;
    }

    /** The book's; a clone without it has a page without colours. */
    private String style() throws IOException {
        Path style = console.layout().bookStyle();
        return Files.exists(style) ? Files.readString(style).replace("\r\n", "\n") : "";
    }

    /** @param beginning of every such report: a file that begins otherwise is something else and is not replaced */
    private void hand(String text, Path where, String beginning, boolean quiet) throws IOException {
        if (where.equals(STANDARD_OUTPUT)) {
            console.out().print(text);
            return;
        }
        Path file = where.toAbsolutePath().normalize();
        if (Files.isDirectory(file) || Files.isRegularFile(file) && !mayBeReplaced(file, beginning)) {
            throw new Refusal(ExitCode.USAGE, "%s is there and is no such report: name another file".formatted(where));
        }
        if (!Files.isDirectory(file.getParent())) {
            throw new Refusal(
                    ExitCode.USAGE, "there is no folder %s to write a report into".formatted(file.getParent()));
        }
        Files.writeString(file, text);
        if (!quiet) {
            console.out().printf("The report: %s%n", file.toUri());
        }
    }

    private static boolean mayBeReplaced(Path file, String beginning) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            String begins = new String(in.readNBytes(beginning.length()), StandardCharsets.ISO_8859_1);
            return begins.isEmpty() || begins.equals(beginning);
        }
    }
}
