package crosscheck.transcript;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Comparisons as one page for a browser: the verdict, where it matters a timeline, and every step. Needs no network.
 */
public final class ComparisonPage {

    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
            <title>Your broker beside RocketMQ</title>
            <style>
            :root{color-scheme:light dark;--back:#fff;--text:#1d2129;--dim:#5c6470;--line:#d8dce2;--yours:#0a63c9;
            --theirs:#b4530a;--bad:#b3261e;--good:#1b7a3d;--meant:#7a5c00}
            @media (prefers-color-scheme:dark){:root{--back:#16181d;--text:#e4e7ec;--dim:#9aa3af;--line:#353a44;
            --yours:#6db1ff;--theirs:#ffab66;--bad:#ff8a80;--good:#7ddc9b;--meant:#e6c65c}}
            body{margin:0 auto;padding:1rem;max-width:72rem;background:var(--back);color:var(--text);
            font:16px/1.5 system-ui,sans-serif}
            h2{margin:2.5rem 0 .3rem}.dim{color:var(--dim)}
            table{border-collapse:collapse;width:100%;font-size:.9rem}
            td,th{text-align:left;vertical-align:top;padding:.25rem .6rem;border-top:1px solid var(--line);
            overflow-wrap:anywhere}
            td:first-child{white-space:nowrap;font-weight:600}
            .same{color:var(--good)}.meant{color:var(--meant)}.bad{color:var(--bad)}
            .why{color:var(--dim);font-size:.85rem}
            svg{width:100%;height:auto;margin:.5rem 0;font:13px system-ui,sans-serif}svg text{fill:var(--text)}
            svg .tick{stroke:var(--line)}svg text.tick{stroke:none;fill:var(--dim)}
            svg line.yours{stroke:var(--yours);stroke-width:2}svg circle.yours{fill:var(--yours)}
            svg line.rocketmq{stroke:var(--theirs);stroke-width:2}svg circle.rocketmq{fill:var(--theirs)}
            .key::before{content:"";display:inline-block;width:.8em;height:.8em;border-radius:50%;margin:0 .35em 0 1em}
            .key.yours::before{background:var(--yours)}.key.rocketmq::before{background:var(--theirs)}
            @media (max-width:40rem){tr{display:block;border-top:1px solid var(--line);padding:.4rem 0}
            td{display:block;border:0;padding:.1rem 0}td[data-of]::before{content:attr(data-of) ": ";color:var(--dim)}
            tr.heads{display:none}}
            </style></head><body>
            <h1>Your broker beside RocketMQ</h1>
            """;

    private ComparisonPage() {}

    /**
     * Writes the page.
     *
     * @param titles of the scenarios, in the order of the other lists
     */
    public static void write(
            Path page,
            List<String> titles,
            List<Comparison> comparisons,
            List<Transcript> yours,
            List<Transcript> rocketMq) {
        StringBuilder html = new StringBuilder(HEAD);
        html.append("<ul>\n");
        for (Comparison comparison : comparisons) {
            html.append("<li><a href=\"#%1$s\" class=\"%2$s\">%3$s</a></li>\n"
                    .formatted(
                            comparison.scenario(),
                            comparison.equal() ? "same" : "bad",
                            escaped(SideBySide.summary(comparison))));
        }
        html.append("</ul>\n");
        for (int i = 0; i < comparisons.size(); i++) {
            scenario(
                    html,
                    titles.get(i),
                    comparisons.get(i),
                    yours.get(i).events(),
                    rocketMq.get(i).events());
        }
        html.append("</body></html>\n");
        try {
            if (page.getParent() != null) {
                Files.createDirectories(page.getParent());
            }
            Files.writeString(page, html);
        } catch (IOException e) {
            throw new UncheckedIOException("can't write " + page, e);
        }
    }

    private static void scenario(
            StringBuilder html, String title, Comparison comparison, List<Event> yours, List<Event> rocketMq) {
        html.append("<h2 id=\"%s\">%s</h2>\n<p>%s.</p>\n"
                .formatted(comparison.scenario(), escaped(title), escaped(SideBySide.summary(comparison))));
        if (!yours.isEmpty() || !rocketMq.isEmpty()) {
            html.append("<p class=\"dim\">What happened to each message, from its first event on."
                    + "<span class=\"key yours\">yours</span><span class=\"key rocketmq\">RocketMQ</span></p>\n");
            html.append(new Timeline(yours, rocketMq).svg());
        }
        html.append("<table>\n<tr class=\"heads\"><th></th><th>step</th><th>yours</th><th>RocketMQ</th></tr>\n");
        for (ComparedStep step : comparison.steps()) {
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

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
