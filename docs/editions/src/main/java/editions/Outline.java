package editions;

import org.jsoup.nodes.Element;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the book contains, as each kind of edition wants it: parts, in them chapters, in them exercises or sections. */
record Outline(WholeBook book) {
    /** A place inside a chapter that the outline names. */
    private record Entry(String id, String words) {
        static Entry of(Element heading) {
            return new Entry(heading.id(), heading.text());
        }
    }

    private Map<String, List<Chapter>> groups() {
        Map<String, List<Chapter>> groups = new LinkedHashMap<>();
        book.chapters().forEach(chapter -> groups.computeIfAbsent(chapter.group(), any -> new ArrayList<>())
                .add(chapter));
        return groups;
    }

    /** For the pane beside a PDF's pages. */
    String bookmarks() {
        StringBuilder xml = new StringBuilder("<bookmark name=\"Contents\" href=\"#contents\"/>");
        groups().forEach((group, chapters) -> {
            xml.append(opening(group, chapters.get(0).address()));
            for (Chapter chapter : chapters) {
                xml.append(opening(chapter.label(), chapter.address()));
                for (Entry section : sections(chapter)) {
                    xml.append(opening(section.words, section.id)).append("</bookmark>");
                }
                xml.append("</bookmark>");
            }
            xml.append("</bookmark>");
        });
        return xml.toString();
    }

    private static String opening(String name, String id) {
        return "<bookmark name=\"%s\" href=\"#%s\">".formatted(Xhtml.escape(name), id);
    }

    /** The pages of a PDF that name the others. */
    String contents() {
        StringBuilder html = new StringBuilder(
                "<div class=\"contents\" id=\"contents\"><div class=\"running\">Contents</div><h1>Contents</h1>");
        groups().forEach((group, chapters) -> {
            html.append("<p class=\"part\">").append(Xhtml.escape(group)).append("</p>");
            for (Chapter chapter : chapters) {
                html.append(line("entry", chapter.address(), chapter.label()));
                exercises(chapter).forEach(exercise -> html.append(line("deeper", exercise.id, exercise.words)));
            }
        });
        return html.append("</div>").toString();
    }

    private static String line(String style, String id, String words) {
        return "<p class=\"%s\"><a href=\"#%s\">%s</a></p>".formatted(style, id, Xhtml.escape(words));
    }

    /** Lists for an EPUB's navigation. */
    String lists(Map<String, Chapter> places) {
        StringBuilder html = new StringBuilder("<ol>");
        groups().forEach((group, chapters) -> {
            html.append("<li><span>").append(Xhtml.escape(group)).append("</span><ol>");
            for (Chapter chapter : chapters) {
                html.append("<li>").append(link(places, chapter.address(), chapter.label()));
                List<Entry> exercises = exercises(chapter);
                if (!exercises.isEmpty()) {
                    html.append("<ol>");
                    exercises.forEach(exercise -> html.append("<li>")
                            .append(link(places, exercise.id, exercise.words))
                            .append("</li>"));
                    html.append("</ol>");
                }
                html.append("</li>");
            }
            html.append("</ol></li>");
        });
        return html.append("</ol>").toString();
    }

    private static String link(Map<String, Chapter> places, String id, String words) {
        return "<a href=\"%s.xhtml#%s\">%s</a>".formatted(places.get(id).name(), id, Xhtml.escape(words));
    }

    private static List<Entry> exercises(Chapter chapter) {
        return chapter.isAppendix()
                ? List.of()
                : chapter.body().select("div.exercise > h3[id]").stream()
                        .map(Entry::of)
                        .toList();
    }

    private static List<Entry> sections(Chapter chapter) {
        return chapter.body().select("h2[id], div.exercise > h3[id]").stream()
                .map(Entry::of)
                .toList();
    }
}
