package book;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import static org.jsoup.nodes.Entities.escape;

/** What stands around a page's body: title, facts, table of contents, the way back and forth. Format: page.html. */
final class Shell {
    private static final int WORDS_A_MINUTE = 200;
    private static final int DESCRIPTION = 150;
    private static final String BOOK = "Mini Broker Workbook";

    private final Contents contents;
    private final String template = resource("page.html");

    Shell(Contents contents) {
        this.contents = contents;
    }

    /** @param title HTML */
    String around(Page page, String title, Element body) {
        return template.replace("${title}", title)
                .replace("${window}", escape(window(title)))
                .replace("${description}", escape(description(body)))
                .replace("${place}", place(page))
                .replace("${back}", arrow(contents.before(page), "prev", "Back", "←"))
                .replace("${on}", arrow(contents.after(page), "next", "Next", "→"))
                .replace("${kicker}", Dots.between(kicker(page)))
                .replace("${facts}", Dots.between(facts(page, body)))
                .replace("${contents}", contents(page, body))
                .replace("${turn}", turn(page))
                .replace("${body}", body.html());
    }

    private static String window(String title) {
        String name = Jsoup.parseBodyFragment(title).text();
        return name.equals(BOOK) ? BOOK : name + " · " + BOOK;
    }

    static String resource(String name) {
        try (InputStream in = Shell.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("resource " + name + " of the book", e);
        }
    }

    /** The first paragraph, for whoever finds the page in a list. */
    private static String description(Element body) {
        Element first = body.selectFirst(".paragraph > p");
        String text = first == null ? BOOK : first.text();
        int end = text.indexOf(' ', DESCRIPTION);
        return end < 0 ? text : text.substring(0, end) + " …";
    }

    /** For the bar; the script adds the section that is being read. */
    private static String place(Page page) {
        return page.lesson()
                .map(l -> "<a href=\"#text\">Lesson " + l.number() + "</a>")
                .orElse("");
    }

    private String arrow(Optional<Page> to, String rel, String word, String sign) {
        return to.map(p -> "<a class=\"arrow\" rel=\"%s\" href=\"%s\" title=\"%s\" aria-label=\"%s: %s\">%s</a>"
                        .formatted(rel, p.href(), plain(p), word, plain(p), sign))
                .orElse("");
    }

    private String plain(Page page) {
        return escape(Jsoup.parseBodyFragment(label(page)).text());
    }

    private static String kicker(Page page) {
        return page.lesson()
                .map(l -> page.heading() + " · Lesson " + l.number())
                .orElse(page.heading());
    }

    private static String facts(Page page, Element body) {
        Element visible = body.clone();
        visible.select("details, pre").remove();
        int reading = Math.max(1, Math.round(visible.text().split("\\s+").length / (float) WORDS_A_MINUTE));
        String read = reading + (reading == 1 ? " minute" : " minutes") + " to read";
        return page.lesson()
                .map(l -> read + " · %s to %s minutes with the exercises".formatted(l.minutes(), 2 * l.minutes()))
                .orElse(read);
    }

    private String contents(Page open, Element body) {
        StringBuilder html = new StringBuilder();
        String heading = "";
        for (Page page : contents.pages()) {
            if (!page.heading().equals(heading)) {
                html.append(heading.isEmpty() ? "" : "</ul>");
                heading = page.heading();
                html.append("<h2>").append(escape(heading)).append("</h2><ul>");
            }
            boolean here = page.equals(open);
            html.append("<li").append(here ? " class=\"here\">" : ">");
            html.append("<a href=\"").append(page.href()).append(here ? "\" aria-current=\"page\">" : "\">");
            html.append(label(page))
                    .append("</a>")
                    .append(here ? sections(body) : "")
                    .append("</li>");
        }
        return html.append("</ul>").toString();
    }

    private static String sections(Element body) {
        StringBuilder html = new StringBuilder("<ul>");
        for (Element section : body.select("h2[id], h3[id^=ex-]")) {
            html.append(section.normalName().equals("h3") ? "<li class=\"deeper\">" : "<li>");
            html.append("<a href=\"#").append(section.id()).append("\">");
            html.append(escape(Anchors.words(section))).append("</a></li>");
        }
        return html.append("</ul>").toString();
    }

    private String label(Page page) {
        return page.lesson()
                .map(l -> "<span class=\"number\">" + l.number() + "</span> " + escape(Quotes.of(Part.title(l))))
                .orElseGet(() -> escape(Quotes.of(Titles.of(page.source()))));
    }

    private String turn(Page page) {
        String back = contents.before(page)
                .map(p -> "<a rel=\"prev\" href=\"" + p.href() + "\"><small>Back</small>" + label(p) + "</a>")
                .orElse("<span></span>");
        String on = contents.after(page)
                .map(p -> "<a rel=\"next\" href=\"" + p.href() + "\"><small>Next</small>" + label(p) + "</a>")
                .orElse("<span></span>");
        return back + on;
    }
}
