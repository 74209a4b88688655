package book;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import workbook.Manual;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Carries out what {@code docs/for-teachers.adoc} tells a teacher to type, on a class of five students, and compares
 * what comes out with what the page says.
 */
@EnabledIfSystemProperty(
        named = "authoring",
        matches = "true",
        disabledReason = "a class is graded in the authoring build: it takes half a minute")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the page's script is for a Unix shell")
@Execution(ExecutionMode.CONCURRENT)
class GradingIT {
    private static final TeachersPage PAGE = TeachersPage.read();
    private static final Pattern CHANGING =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ|\\d+ of \\d+ checks pass");

    private static Path folder;
    private static String table;

    @BeforeAll
    static void gradeAClass() throws IOException, InterruptedException {
        folder = Files.createTempDirectory("a class ");
        SchoolClass.in(folder);
        Files.writeString(folder.resolve("grade.sh"), PAGE.listing("grade-script"));
        SchoolClass.type("workbook/workbook", folder);
        table = SchoolClass.type(PAGE.listing("grade-commands"), folder);
    }

    @AfterAll
    static void remove() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }

    @Test
    void theGradesAreThoseThatThePageShows() {
        assertThat(table).isEqualTo(PAGE.listing("grade-table"));
    }

    @Test
    void eachStudentIsToldWhy() throws IOException {
        assertThat(told("ben")).contains("FAILS").contains("01-2");
        assertThat(told("cleo")).contains("FAILS  spacesEventsEvenly");
        assertThat(told("dan"))
                .contains("exercises/src/main/java/minibroker/queue/RateLimiter.java:")
                .contains("';' expected");
    }

    private static String told(String student) throws IOException {
        return Files.readString(folder.resolve("grades").resolve(student + ".txt"));
    }

    @Test
    void theJsonIsThatOfThePageButForTimesAndTheNumberOfChecks() throws IOException {
        String shown = PAGE.listing("grade-json").strip();
        String made = Files.readString(folder.resolve("grades/ada.json"));

        assertThat(settled(made).replaceAll("(?m)^ +", ""))
                .contains(settled(shown).replaceAll("(?m)^ +", ""));
    }

    private static String settled(String json) {
        return CHANGING.matcher(json).replaceAll("CHANGING");
    }

    @Test
    void thePageExplainsEachFieldOfTheJson() throws IOException {
        String made = Files.readString(folder.resolve("grades/ada.json"));
        // Lesson 01 closes with no capstone.
        List<String> ofCapstones = List.of("runs", "ran");

        assertThat(PAGE.firstColumn("report-fields"))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Pattern.compile("(?m)^ *\"(\\w+)\" :")
                                        .matcher(made)
                                        .results()
                                        .map(field -> field.group(1)),
                                ofCapstones.stream())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void theExitCodesAreThoseOfTheProgramsHelp() {
        List<String> help = Pattern.compile("(?m)^ +(\\d) +(.*(?:\\n {5,}\\S.*)*)")
                .matcher(Manual.pages().get("").replaceFirst("(?s).*Exit codes:", ""))
                .results()
                .map(code -> code.group(1) + " " + code.group(2).replaceAll("\\s+", " "))
                .toList();

        assertThat(PAGE.rows("exit-codes"))
                .extracting(row -> row.get(0) + " " + row.get(1))
                .isEqualTo(help);
    }

    @Test
    void whatAStudentAddedIsListed() throws IOException, InterruptedException {
        assertThat(SchoolClass.type(PAGE.listing("grade-more"), folder)).isEqualTo("nothing\n");
        Files.writeString(
                folder.resolve("students/ada/exercises/src/main/java/minibroker/queue/Mine.java"), "class Mine {}");

        assertThat(SchoolClass.type(PAGE.listing("grade-more"), folder))
                .isEqualTo("Only in students/ada/exercises/src/main/java/minibroker/queue: Mine.java\n");
    }

    @Test
    void nothingOfTheDeskIsLeft() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("grade.sh", "grades", "students", "workbook");
        }
    }
}
