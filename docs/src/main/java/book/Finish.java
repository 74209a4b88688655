package book;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Settles what Asciidoctor leaves open: links between sources become links between pages, pictures are copied beside
 * the page, wide tables scroll by themselves, code is as it was typed.
 */
final class Finish {
    private final Contents contents;
    private final Path pictures;
    private final Path out;
    private final Problems problems;

    Finish(Contents contents, Path pictures, Path out, Problems problems) {
        this.contents = contents;
        this.pictures = pictures;
        this.out = out;
        this.problems = problems;
    }

    Element finish(Page page, String html) throws IOException {
        Document document = Jsoup.parseBodyFragment(html);
        document.outputSettings().prettyPrint(false);
        Element body = document.body();
        CodeAsTyped.restore(body);
        Quotes.curl(body);
        Captions.settle(body);
        Dumps.split(body);
        body.select("a[href]").forEach(link -> settle(page, link));
        for (Element image : body.select("img")) {
            settleImage(page, image);
        }
        body.select("table.tableblock").forEach(Tables::forNarrowScreens);
        body.select("table.tableblock").wrap("<div class=\"scroll\" tabindex=\"0\"></div>");
        body.select(".verdict pre").forEach(VerdictLines::split);
        body.select("pre, .imageblock > .content").attr("tabindex", "0");
        body.select(".exercise-facts > p").forEach(Dots::split);
        WholeWords.keep(body);
        Consoles.join(body);
        Asides.place(body, page, problems);
        Anchors.add(body);
        return body;
    }

    /**
     * A link names another source relative to its own ({@code ../02-messages/lesson.adoc#ex-02-1}), as an editor's
     * preview wants it, or simply a page of the book ({@code glossary.adoc#offset}).
     */
    private void settle(Page page, Element link) {
        String href = link.attr("href");
        if (href.matches("[a-z]+:.*")) {
            return;
        }
        int hash = href.indexOf('#');
        String file = hash < 0 ? href : href.substring(0, hash);
        String anchor = hash < 0 ? "" : href.substring(hash);
        if (file.isEmpty()) {
            return;
        }
        Path source = page.source().resolveSibling(file.replaceFirst("\\.html$", ".adoc"));
        Optional<Page> target = contents.from(source).or(() -> contents.named(file.replaceFirst("\\.html$", "")));
        if (target.isPresent()) {
            link.attr("href", target.get().href() + anchor);
        } else {
            String written = file.replaceFirst("\\.html$", "");
            problems.addWhere(page.source(), written, "link to " + href + ", which is no page of the book");
        }
    }

    private void settleImage(Page page, Element image) throws IOException {
        String src = image.attr("src");
        Path drawn = pictures.resolve(page.name()).resolve(src);
        Path file = Files.exists(drawn) ? drawn : page.source().resolveSibling(src);
        if (!Files.exists(file)) {
            problems.addWhere(page.source(), src, "picture " + src + " does not exist");
            return;
        }
        if (image.attr("alt").isBlank() || image.attr("alt").equals("Diagram")) {
            String where = file.equals(drawn) ? "[plantuml" : src;
            problems.addWhere(page.source(), where, "picture " + src + " has no description (alt=...)");
        }
        image.attr("src", copy(page, file, file.equals(drawn)));
        Pictures.keepReadable(image, file);
        Path narrow = Pictures.narrow(file);
        if (Files.exists(narrow)) {
            image.wrap("<picture></picture>");
            image.before(new Element("source")
                    .attr("media", "(max-width: 40rem)")
                    .attr("srcset", copy(page, narrow, false)));
            image.removeAttr("style");
        }
    }

    /** @return where the page finds it */
    private String copy(Page page, Path file, boolean drawn) throws IOException {
        Path copy = out.resolve(page.name()).resolve(file.getFileName().toString());
        Files.createDirectories(copy.getParent());
        if (drawn) {
            Files.writeString(copy, coloured(page, Files.readString(file)));
        } else {
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        }
        return page.name() + "/" + file.getFileName();
    }

    private String coloured(Page page, String svg) {
        for (String colour : DiagramColours.unknown(svg)) {
            String why = "diagram with the colour " + colour + ": only $yours, $given and $trouble suit day and night";
            problems.addWhere(page.source(), colour, why);
        }
        return DiagramColours.forBothModes(svg);
    }
}
