package book;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the search looks through, as a script that a page loads when somebody searches: {@code BOOK_INDEX = [[group,
 * title, where, address, text], ...]}. A script and not JSON, since a page that was opened from the file system may
 * load nothing else.
 */
final class SearchIndex {
    private static final List<String> GROUPS =
            List.of("Exercises", "Lessons", "Terms", "Commands", "Verdicts", "Pages");

    private final List<String> entries = new ArrayList<>();

    /** @param titles HTML */
    static String of(Map<Page, Element> bodies, Map<Page, String> titles) {
        SearchIndex index = new SearchIndex();
        bodies.forEach((page, body) -> index.add(page, titles.get(page), body));
        return "BOOK_GROUPS = %s;\nBOOK_INDEX = [\n%s\n];\n"
                .formatted(GROUPS.stream().map(SearchIndex::quoted).toList(), String.join(",\n", index.entries));
    }

    private void add(Page page, String title, Element body) {
        String where = page.lesson().map(l -> "Lesson " + l.number()).orElseGet(() -> text(title));
        if (page.name().equals("glossary")) {
            addTerms(page, body);
            return;
        }
        Element copy = body.clone();
        // What is typed can be found, and what the help of a command says; not what is printed.
        copy.select(page.name().equals("commands") ? ".anchor" : "pre:not(.console pre), .anchor")
                .remove();
        String group = page.lesson().isPresent() ? "Lessons" : "Pages";
        Element preamble = copy.selectFirst("#preamble");
        entry(group, text(title), where, page.href(), preamble == null ? "" : preamble.text());
        for (Element heading : copy.select("h2[id], h3[id]")) {
            Element section = heading.parent().clone();
            section.select(heading.normalName().equals("h2") ? ".sect2" : ".sect3")
                    .remove();
            boolean exercise = heading.id().startsWith("ex-");
            boolean command =
                    page.name().equals("commands") && heading.normalName().equals("h3");
            section.select("h2, h3").remove();
            entry(
                    exercise ? "Exercises" : command ? "Commands" : group,
                    heading.text(),
                    where,
                    page.href() + "#" + heading.id(),
                    section.text());
        }
        addVerdicts(page, body, where);
    }

    private void addTerms(Page page, Element body) {
        for (Element term : body.select("dt")) {
            Element anchor = term.selectFirst("a[id]");
            Element meaning = term.nextElementSibling();
            String address = page.href() + (anchor == null ? "" : "#" + anchor.id());
            entry("Terms", term.text(), "Glossary", address, meaning == null ? "" : meaning.text());
        }
    }

    /** Found by the words that a learner sees on the screen. */
    private void addVerdicts(Page page, Element body, String where) {
        for (Element verdict : body.select("details > .content[id] .verdict pre")) {
            Element fold = verdict.closest("details > .content[id]");
            String name = fold.id().replaceFirst(".*?-(?=\\d)", "");
            boolean first = fold.id().startsWith("first-");
            entry(
                    "Verdicts",
                    first ? "What " + name + " says before you begin" : "A mistake that others made in " + name,
                    where,
                    page.href() + "#" + fold.id(),
                    verdict.text());
        }
    }

    private void entry(String group, String title, String where, String address, String text) {
        entries.add("[%s,%s,%s,%s,%s]"
                .formatted(GROUPS.indexOf(group), quoted(title), quoted(where), quoted(address), quoted(text)));
    }

    private static String text(String html) {
        return Jsoup.parseBodyFragment(html).text();
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.strip().replaceAll("\\s+", " ").toCharArray()) {
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append(c);
                case '<' -> quoted.append("\\u003c");
                default -> {
                    if (c < ' ' || c == '\u2028' || c == '\u2029') {
                        quoted.append(' ');
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }
}
