package workbook.live;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.Fixture;
import workbook.catalogue.Exercise;
import workbook.learner.Study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** What a served book answers to its own pages. */
class LiveBookTest {
    private static final String BOX = "exercises/src/main/java/minibroker/box/Box.java";

    private static Fixture fixture;

    private ServedFixture served;

    @BeforeAll
    static void copyTheFixture(@TempDir Path folder) throws IOException {
        fixture = Fixture.in(folder);
    }

    @BeforeEach
    void serve() throws IOException {
        served = ServedFixture.serve(fixture);
    }

    @AfterEach
    void close() {
        served.close();
    }

    private static String tag(String answer) {
        Matcher tag = Pattern.compile("Etag: (\\S+)").matcher(answer);
        assertThat(tag.find()).as("an ETag in %s", answer).isTrue();
        return tag.group(1);
    }

    @Test
    void aPageIsToldTheStateOfEachExerciseAndWhatIsNext() throws IOException {
        fixture.solve("mini-broker", "minibroker/box/Box.java");
        Study study = Study.of(fixture.folders());
        Exercise first = study.catalogue().exercise("01-1").orElseThrow();
        study.checked(first, "01-1  2 of 2 checks pass\n");
        study.passed(first);

        assertThat(served.get("/live/state?lesson=01").answer())
                .startsWith("HTTP/1.1 200 ")
                .contains(
                        "\"next\":{\"exercise\":\"01-2\",\"title\":\"How many are in it\",\"page\":\"01-boxes.html#ex-01-2\"}")
                .contains("{\"page\":\"01-boxes.html\",\"behind\":1,\"all\":2,\"crossChecked\":false}")
                .contains("{\"id\":\"01-1\",\"state\":\"done\",\"behind\":true,\"checkable\":true,\"checkedAt\":")
                .contains("\"verdict\":\"01-1  2 of 2 checks pass\\n\"}")
                .contains("{\"id\":\"01-2\",\"state\":\"started\",\"behind\":false,\"checkable\":true}")
                .doesNotContain("running", "trouble");
        assertThat(served.get("/live/state").answer()).contains("\"done\"").doesNotContain("checks pass");
        assertThat(served.get("/live/state?lesson=../../etc").answer()).doesNotContain("checks pass");
    }

    @Test
    void whoHasTheNewestStateIsToldNoMoreThanThat() throws IOException {
        String tag = tag(served.get("/live/state").answer());
        assertThat(served.get("/live/state").with("If-None-Match", tag).answer())
                .startsWith("HTTP/1.1 304 ")
                .doesNotContain("exercises");

        fixture.edit(BOX, "throw new NotDoneYet(\"01-1\");", "return false;");
        String saved = served.get("/live/state").with("If-None-Match", tag).answer();
        assertThat(saved).startsWith("HTTP/1.1 200 ").contains("{\"id\":\"01-1\",\"state\":\"started\"");

        Study study = Study.of(fixture.folders());
        study.failed(study.catalogue().exercise("01-1").orElseThrow());
        assertThat(served.get("/live/state").with("If-None-Match", tag(saved)).answer())
                .startsWith("HTTP/1.1 200 ")
                .contains("{\"id\":\"01-1\",\"state\":\"failing\"");
    }

    @Test
    void twoPagesShareACheckAndAnotherOneHasToWait() throws Exception {
        assertThat(served.post("{\"exercise\":\"01-1\"}").status()).isEqualTo(202);
        assertThat(served.post("{\"exercise\":\"01-1\"}").status()).isEqualTo(202);
        assertThat(served.post("{\"exercise\":\"01-2\"}").answer())
                .startsWith("HTTP/1.1 409 ")
                .endsWith("{\"words\":\"01-1 is being checked: one at a time\"}");
        String meanwhile = served.get("/live/state").answer();
        assertThat(meanwhile)
                .contains("\"running\":{\"exercise\":\"01-1\",\"since\":%s}".formatted(ServedFixture.NOON.millis()));

        served.endOfChecks().add(() -> {
            throw new IllegalArgumentException("a tag is lost");
        });
        String after = awaitEnd();
        assertThat(after).contains("\"trouble\":{\"exercise\":\"01-1\",\"words\":\"a tag is lost\",\"at\":");
        assertThat(served.checked()).containsExactly("01-1");

        served.endOfChecks().add(() -> {});
        assertThat(served.post("{\"exercise\":\"01-2\"}").status()).isEqualTo(202);
        assertThat(awaitEnd()).doesNotContain("trouble");
        assertThat(served.checked()).containsExactly("01-1", "01-2");
    }

    /** Asks as a page does, until no check runs. */
    private String awaitEnd() throws IOException {
        long bound = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        String answer;
        do {
            assertThat(System.nanoTime()).as("10 s, and the check still runs").isLessThan(bound);
            answer = served.get("/live/state").answer();
        } while (answer.contains("\"running\""));
        return answer;
    }

    @Test
    void theCrossChecksPageIsServedAndNamedForItsLessons() throws IOException {
        assertThat(served.get("/live/crosscheck.html").status()).isEqualTo(404);
        Path page = fixture.folders().crossCheckPage();
        Files.createDirectories(page.getParent());
        Files.writeString(page, "<head><meta name=\"lessons\" content=\"02\"></head>");

        assertThat(RawRequest.to(served.port(), "GET /live/crosscheck.html")
                        .with("Host", "localhost:" + served.port())
                        .with("Sec-Fetch-Site", "none")
                        .answer())
                .startsWith("HTTP/1.1 200 ")
                .contains("Content-type: text/html; charset=utf-8", "frame-ancestors 'self'");
        assertThat(served.get("/live/state").answer())
                .contains("{\"page\":\"01-boxes.html\",\"behind\":0,\"all\":2,\"crossChecked\":false}")
                .contains("{\"page\":\"02-shelves.html\",\"behind\":0,\"all\":2,\"crossChecked\":true}");
        assertThat(RawRequest.ofAPage(served.port(), "POST /live/crosscheck.html")
                        .status())
                .isEqualTo(405);
    }
}
