package editions;

import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.Diagnostic;
import com.openhtmltopdf.util.XRLog;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.jsoup.nodes.Element;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Level;

/** The whole book in one document, for paper: cover, contents with page numbers, chapters, appendices. */
final class PdfEdition {
    /** What there is room for, in CSS pixels. */
    private static final double WIDEST = 625;

    private static final double HIGHEST = 780;

    private final WholeBook book;
    private final Path work;

    /** @param work scratch folder */
    PdfEdition(WholeBook book, Path work) {
        this.book = book;
        this.work = work;
    }

    /**
     * @param made what the file says about when it was made
     * @throws BrokenEdition naming each character without a font, and what the renderer warned of
     */
    void write(Path file, Instant made) throws IOException {
        Fonts fonts = Fonts.into(work.resolve("fonts"));
        List<String> missing = new CharacterCheck(fonts.glyphs()).missing(book);
        if (!missing.isEmpty()) {
            throw new BrokenEdition(missing);
        }
        for (Map.Entry<String, LightPicture> picture : book.pictures().entrySet()) {
            Path copy = work.resolve(picture.getKey());
            Files.createDirectories(copy.getParent());
            Files.writeString(copy, picture.getValue().svg());
        }
        String html = CharacterCheck.escaped(html());
        Files.writeString(work.resolve("book.xhtml"), html);
        Set<String> warnings = new TreeSet<>();
        XRLog.setLoggingEnabled(false);
        PdfRendererBuilder builder = new PdfRendererBuilder()
                .withHtmlContent(html, work.toUri().toString())
                .useSVGDrawer(new BatikSVGDrawer())
                .useUnicodeLineBreaker(new LineBreaks())
                .withProducer("mini-broker-workbook " + book.version())
                .withDiagnosticConsumer(said -> note(said, warnings));
        fonts.addTo(builder);
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer();
                PDDocument document = renderer.createPDFKeepOpen()) {
            if (!warnings.isEmpty()) {
                throw new BrokenEdition(warnings);
            }
            settle(document, made);
            document.save(file.toFile());
        }
    }

    private static void note(Diagnostic said, Set<String> warnings) {
        if (said.getLevel().intValue() >= Level.WARNING.intValue()) {
            warnings.add("PDF: " + said.getFormattedMessage());
        }
    }

    /** What would differ from one build to the next. */
    private void settle(PDDocument document, Instant made) {
        PDDocumentInformation about = document.getDocumentInformation();
        GregorianCalendar time = GregorianCalendar.from(made.atZone(ZoneOffset.UTC));
        about.setCreationDate(time);
        about.setModificationDate(time);
        about.setTitle(book.title());
        document.setDocumentId(made.getEpochSecond());
        document.getDocumentCatalog().setLanguage("en");
    }

    private String html() {
        StringBuilder html = new StringBuilder("<html lang=\"en\"><head><title>")
                .append(Xhtml.escape(book.title()))
                .append("</title><style>")
                .append(Xhtml.escape(Xhtml.resource("pdf.css")).replace("&quot;", "\""))
                .append("</style><bookmarks>")
                .append(new Outline(book).bookmarks())
                .append("</bookmarks></head><body>")
                .append(cover())
                .append(new Outline(book).contents());
        for (Chapter chapter : book.chapters()) {
            html.append(chapter(chapter));
        }
        return html.append("</body></html>").toString();
    }

    private String cover() {
        Element picture = book.hero().clone();
        size(picture);
        Element holder = new Element("div").appendChild(picture);
        return "<div class=\"cover\" id=\"cover\"><h1>%s</h1><p class=\"lead\">%s</p>%s<p class=\"version\">Version %s</p></div>"
                .formatted(
                        Xhtml.escape(book.title()),
                        Xhtml.escape(book.lead()),
                        Xhtml.inside(holder),
                        Xhtml.escape(book.version()));
    }

    private String chapter(Chapter chapter) {
        Element body = chapter.body().clone();
        body.select("img").forEach(this::size);
        body.select("wbr").remove();
        LineBreaks.keepSigns(body);
        String kicker = chapter.number().isEmpty() || chapter.isAppendix()
                ? chapter.group()
                : chapter.group() + " · Lesson " + chapter.number();
        return """
                <div class="%s"><div class="running">%s</div><p class="kicker">%s</p><h1 id="%s">%s</h1>%s%s</div>
                """.formatted(
                chapter.isAppendix() ? "chapter appendix" : "chapter",
                Xhtml.escape(chapter.isAppendix() ? chapter.group() + " · " + chapter.label() : chapter.label()),
                Xhtml.escape(kicker),
                chapter.address(),
                Xhtml.escape(chapter.isAppendix() ? chapter.label() : chapter.title()),
                chapter.facts().isEmpty() ? "" : "<p class=\"facts\">" + Xhtml.escape(chapter.facts()) + "</p>",
                Xhtml.inside(body));
    }

    /** As large as it was drawn, unless that is more than a page has. */
    private void size(Element image) {
        LightPicture picture = book.pictures().get(image.attr("src"));
        double scale = Math.min(1, Math.min(WIDEST / picture.width(), HIGHEST / picture.height()));
        image.removeAttr("width").removeAttr("height");
        image.attr(
                "style",
                "width: %spx; height: %spx"
                        .formatted(Math.round(picture.width() * scale), Math.round(picture.height() * scale)));
    }
}
