package crosscheck.transcript;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Comparisons as one page for a browser, which needs no network: what is different first, and what is equal counted and
 * folded.
 *
 * <p>Its head names the lessons whose scenarios it shows; the book, while it is served, links to it from those.
 */
public final class ComparisonPage {
    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark"><meta name="lessons" content="%s">
            <title>Your broker beside RocketMQ</title>
            <style>
            %s</style></head><body>
            <main><article>
            <h1>Your broker beside RocketMQ</h1>
            <p class="facts">%s</p>
            """;

    private ComparisonPage() {}

    /**
     * A scenario that was run on both.
     *
     * @param lesson after which a broker can do all of it, as {@code "05"}
     */
    public record Entry(String lesson, String title, Comparison comparison, Transcript yours, Transcript rocketMq) {}

    /**
     * Writes the page.
     *
     * @param style of the book; where there is no such file, the page is plain
     */
    public static void write(Path page, Path style, List<Entry> entries) {
        try {
            String looks = Files.isRegularFile(style) ? Files.readString(style) : "";
            if (page.toAbsolutePath().getParent() != null) {
                Files.createDirectories(page.toAbsolutePath().getParent());
            }
            Files.writeString(page, html(looks + ownStyle(), entries));
        } catch (IOException e) {
            throw new UncheckedIOException("can't write " + page, e);
        }
    }

    static String html(String style, List<Entry> entries) {
        String lessons = entries.stream().map(Entry::lesson).distinct().sorted().collect(Collectors.joining(" "));
        StringBuilder html = new StringBuilder(HEAD.formatted(lessons, style, facts(entries)));
        Set<String> begun = new HashSet<>();
        entries.stream()
                .sorted(Comparator.comparing((Entry entry) -> entry.comparison().equal())
                        .thenComparing(ComparisonPage::isTheSame))
                .forEach(entry -> scenario(html, entry, begun.add(entry.lesson())));
        return html.append("</article></main></body></html>\n").toString();
    }

    /** Not even different on purpose. */
    private static boolean isTheSame(Entry entry) {
        return entry.comparison().steps().stream().allMatch(step -> step instanceof ComparedStep.Same);
    }

    private static String facts(List<Entry> entries) {
        long equal =
                entries.stream().filter(entry -> entry.comparison().equal()).count();
        String all = entries.size() == 1 ? "1 scenario" : entries.size() + " scenarios";
        return equal == entries.size()
                ? all + ", equal"
                : "%s, %s of them different".formatted(all, entries.size() - equal);
    }

    private static void scenario(StringBuilder html, Entry entry, boolean firstOfLesson) {
        Comparison comparison = entry.comparison();
        html.append("<section id=\"%s\">\n".formatted(escaped(comparison.scenario())));
        html.append("<h2%s>%s</h2>\n<p class=\"of\">Lesson %s</p>\n"
                .formatted(
                        firstOfLesson ? " id=\"lesson-%s\"".formatted(entry.lesson()) : "",
                        escaped(entry.title()),
                        entry.lesson()));
        html.append("<p class=\"summary %s\">%s.</p>\n"
                .formatted(comparison.equal() ? "same" : "bad", escaped(SideBySide.summary(comparison))));
        comparison
                .endedEarly()
                .ifPresent(why -> html.append("<p class=\"ends\">It ended here: %s</p>\n".formatted(escaped(why))));
        List<ComparedStep> reached = comparison.steps().subList(0, SideBySide.reached(comparison));
        List<ComparedStep> equal = reached.stream()
                .filter(step -> step instanceof ComparedStep.Same)
                .toList();
        table(html, reached.stream().filter(step -> !equal.contains(step)).toList());
        stale(html, comparison.stale());
        timeline(html, entry);
        fold(html, counted(equal, "step that is equal", "steps that are equal"), equal);
        List<ComparedStep> left =
                comparison.steps().subList(reached.size(), comparison.steps().size());
        fold(html, counted(left, "step", "steps") + " that yours did not come to", left);
        html.append("</section>\n");
    }

    private static String counted(List<ComparedStep> steps, String one, String several) {
        return steps.size() + " " + (steps.size() == 1 ? one : several);
    }

    private static void fold(StringBuilder html, String summary, List<ComparedStep> steps) {
        if (!steps.isEmpty()) {
            html.append("<details><summary>%s</summary><div class=\"content\">\n".formatted(summary));
            table(html, steps);
            html.append("</div></details>\n");
        }
    }

    private static void table(StringBuilder html, List<ComparedStep> steps) {
        if (steps.isEmpty()) {
            return;
        }
        html.append("<table>\n<tr class=\"heads\"><th>verdict</th><th>step</th><th>yours</th><th>RocketMQ</th></tr>\n");
        for (ComparedStep step : steps) {
            String verdict = SideBySide.verdict(step);
            String style = verdict.equals("same") || verdict.equals("meant") ? verdict : "bad";
            html.append("<tr><td class=\"%s\">%s</td><td>%s%s</td><td data-of=\"yours\">%s</td>"
                            .formatted(style, verdict, escaped(step.name()), why(step), escaped(step.yours()))
                    + "<td data-of=\"RocketMQ\">%s</td></tr>\n".formatted(escaped(step.rocketMq())));
        }
        html.append("</table>\n");
    }

    private static String why(ComparedStep step) {
        return step instanceof ComparedStep.Deliberate deliberate
                ? "<div class=\"why\">%s</div>"
                        .formatted(escaped(deliberate.entry().why()))
                : "";
    }

    private static void stale(StringBuilder html, List<DeliberateDifference> entries) {
        for (DeliberateDifference entry : entries) {
            html.append(
                    ("<p class=\"why\">%s is listed as a deliberate difference in \"%s\", but the brokers do not differ"
                                    + " like that: take it off the list.</p>\n")
                            .formatted(escaped(entry.id()), escaped(entry.step())));
        }
    }

    private static void timeline(StringBuilder html, Entry entry) {
        if (entry.yours().events().isEmpty() && entry.rocketMq().events().isEmpty()) {
            return;
        }
        html.append(
                "<p class=\"key-line\">What happened to each message, from its first event on: the upper line is"
                        + " <span class=\"key yours\">yours</span>, the lower one <span class=\"key rocketmq\">RocketMQ’s</span></p>\n");
        html.append(new Timeline(entry.yours().events(), entry.rocketMq().events()).svg());
    }

    private static String ownStyle() throws IOException {
        try (InputStream in = ComparisonPage.class.getResourceAsStream("comparison.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
