package crosscheck.transcript;

import crosscheck.transcript.ComparisonPage.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class ComparisonPageTest {
    private static final Transcript ROUTES =
            new Transcript("routes", List.of(new Step("one", "1"), new Step("two", "2")), Optional.empty());
    private static final Transcript SEND = new Transcript(
            "send",
            List.of(new Step("status", "SEND_OK"), new Step("refused", "29 <b>"), new Step("region", "there")),
            Optional.empty());

    private static Entry entry(String lesson, Transcript yours, Transcript rocketMq) {
        return new Entry(
                lesson, "About " + yours.scenario(), Comparison.of(yours, rocketMq, List.of()), yours, rocketMq);
    }

    @Test
    void whatIsDifferentComesFirstAndWhatIsEqualIsFoldedAndCounted() {
        Transcript yours = new Transcript(
                "send",
                List.of(new Step("status", "SEND_OK"), new Step("refused", "1"), new Step("region", "there")),
                Optional.empty());
        String page = ComparisonPage.html("", List.of(entry("04", ROUTES, ROUTES), entry("05", yours, SEND)));

        assertThat(page)
                .contains("<meta name=\"lessons\" content=\"04 05\">", "2 scenarios, 1 of them different")
                .containsSubsequence(
                        "<h2 id=\"lesson-05\">About send</h2>",
                        "send: DIFFERENT in 1 of 3 steps.",
                        "<td class=\"bad\">DIFFERENT</td><td>refused</td><td data-of=\"yours\">1</td>",
                        "29 &lt;b&gt;",
                        "<summary>2 steps that are equal</summary>",
                        "SEND_OK",
                        "<h2 id=\"lesson-04\">About routes</h2>",
                        "routes: equal in all 2 steps.",
                        "<summary>2 steps that are equal</summary>");
    }

    @Test
    void whatYoursDidNotComeToIsFolded() {
        Transcript yours =
                new Transcript("send", List.of(new Step("status", "SEND_OK")), Optional.of("NotDoneYet: 05-2"));
        String page = ComparisonPage.html("", List.of(entry("05", yours, SEND)));

        assertThat(page)
                .containsSubsequence(
                        "It ended here: NotDoneYet: 05-2",
                        "<summary>1 step that is equal</summary>",
                        "<summary>2 steps that yours did not come to</summary>",
                        "MISSING",
                        "refused");
    }

    @Test
    void theBooksStyleIsInItIfThereIsOne(@TempDir Path folder) throws IOException {
        Path style = Files.writeString(folder.resolve("book.css"), ":root { --paper: #fffdf9; }\n");
        Path page = folder.resolve("made/crosscheck.html");
        ComparisonPage.write(page, style, List.of(entry("04", ROUTES, ROUTES)));
        assertThat(page).content().contains("--paper: #fffdf9", "1 scenario, equal");

        ComparisonPage.write(page, folder.resolve("missing.css"), List.of(entry("04", ROUTES, ROUTES)));
        assertThat(page).content().contains("routes: equal").doesNotContain("--paper: #fffdf9");
    }
}
