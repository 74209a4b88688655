package editions;

import org.jsoup.nodes.Element;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The book as EPUB 3: a file for each chapter, the pictures beside them, and nothing from elsewhere. */
final class EpubEdition {
    private static final String FOLDER = "EPUB/";
    private static final String CONTAINER = """
            <?xml version="1.0" encoding="UTF-8"?>
            <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
            <rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
            </container>
            """;
    private static final String PAGE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE html>
            <html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en">
            <head><title>%s</title><link rel="stylesheet" type="text/css" href="book.css"/></head>
            <body>%s</body>
            </html>
            """;

    private final WholeBook book;
    private final Map<String, Chapter> places;

    EpubEdition(WholeBook book) {
        this.book = book;
        this.places = book.places();
    }

    /** @param made what the file says about when it was made */
    void write(Path file, Instant made) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("META-INF/container.xml", CONTAINER);
        files.put(FOLDER + "package.opf", packageFile(made));
        files.put(FOLDER + "nav.xhtml", PAGE.formatted("Contents", navigation()));
        files.put(FOLDER + "cover.xhtml", PAGE.formatted(Xhtml.escape(book.title()), cover()));
        files.put(FOLDER + "cover.svg", coverPicture());
        files.put(FOLDER + "book.css", Xhtml.resource("epub.css"));
        for (Chapter chapter : book.chapters()) {
            files.put(
                    FOLDER + chapter.name() + ".xhtml",
                    PAGE.formatted(Xhtml.escape(chapter.label()), chapter(chapter)));
        }
        book.pictures().forEach((address, picture) -> files.put(FOLDER + "pictures/" + address, picture.svg()));
        zip(file, files, LocalDateTime.ofInstant(made, ZoneOffset.UTC));
    }

    /** The type of the file comes first and as it is, so that it can be read without unpacking anything. */
    private static void zip(Path file, Map<String, String> files, LocalDateTime made) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            byte[] type = "application/epub+zip".getBytes(StandardCharsets.US_ASCII);
            CRC32 crc = new CRC32();
            crc.update(type);
            ZipEntry first = new ZipEntry("mimetype");
            first.setMethod(ZipEntry.STORED);
            first.setSize(type.length);
            first.setCrc(crc.getValue());
            first.setTimeLocal(made);
            zip.putNextEntry(first);
            zip.write(type);
            for (Map.Entry<String, String> entry : files.entrySet()) {
                ZipEntry next = new ZipEntry(entry.getKey());
                next.setTimeLocal(made);
                zip.putNextEntry(next);
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private String chapter(Chapter chapter) {
        Element body = chapter.body().clone();
        for (Element image : body.select("img")) {
            image.attr("src", "pictures/" + image.attr("src"));
        }
        for (Element link : body.select("a[href^=#]")) {
            String id = link.attr("href").substring(1);
            Chapter target = places.get(id);
            if (!target.name().equals(chapter.name())) {
                link.attr("href", target.name() + ".xhtml#" + id);
            }
        }
        String facts = chapter.facts().isEmpty() ? "" : "<p class=\"facts\">" + Xhtml.escape(chapter.facts()) + "</p>";
        return "<section epub:type=\"%s\"><p class=\"kicker\">%s</p><h1 id=\"%s\">%s</h1>%s%s</section>"
                .formatted(
                        chapter.isAppendix() ? "appendix" : "chapter",
                        Xhtml.escape(chapter.group()),
                        chapter.address(),
                        Xhtml.escape(chapter.label()),
                        facts,
                        Xhtml.inside(body));
    }

    private String navigation() {
        return "<nav epub:type=\"toc\" id=\"toc\"><h1>Contents</h1>" + new Outline(book).lists(places) + "</nav>";
    }

    private String cover() {
        String said = "%s, version %s. %s"
                .formatted(book.title(), book.version(), book.hero().attr("alt"));
        return "<section epub:type=\"cover\"><p class=\"cover\"><img src=\"cover.svg\" alt=\"%s\"/></p></section>"
                .formatted(Xhtml.escape(said));
    }

    /** For the shelf: the title above the book's own diagram. */
    private String coverPicture() {
        LightPicture hero = book.pictures().get(book.hero().attr("src"));
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 1200" width="900" height="1200">
                <rect width="900" height="1200" style="fill: #fffdf9"/>
                <text x="450" y="260" style="font: bold 60px %s; fill: #1f2733; text-anchor: middle">%s</text>
                <text x="450" y="330" style="font: 30px %s; fill: #566173; text-anchor: middle">Version %s</text>
                <g transform="translate(45 480) scale(%s)">%s</g>
                </svg>
                """.formatted(
                        LightPicture.LETTERS,
                        Xhtml.escape(book.title()),
                        LightPicture.LETTERS,
                        Xhtml.escape(book.version()),
                        810 / hero.width(),
                        hero.svg());
    }

    private String packageFile(Instant made) {
        StringBuilder manifest = new StringBuilder();
        StringBuilder spine = new StringBuilder("<itemref idref=\"cover\"/><itemref idref=\"nav\"/>\n");
        for (Chapter chapter : book.chapters()) {
            manifest.append(item("c-" + chapter.name(), chapter.name() + ".xhtml", "application/xhtml+xml"));
            spine.append("<itemref idref=\"c-").append(chapter.name()).append("\"/>\n");
        }
        int number = 0;
        for (String address : book.pictures().keySet()) {
            manifest.append(item("picture-" + ++number, "pictures/" + address, "image/svg+xml"));
        }
        UUID name = UUID.nameUUIDFromBytes((book.title() + book.version()).getBytes(StandardCharsets.UTF_8));
        return Xhtml.resource("package.opf")
                .replace("${name}", name.toString())
                .replace("${title}", Xhtml.escape(book.title()))
                .replace("${description}", Xhtml.escape(book.lead()))
                .replace("${made}", made.toString())
                .replace("${manifest}", manifest)
                .replace("${spine}", spine);
    }

    private static String item(String id, String file, String type) {
        return "<item id=\"%s\" href=\"%s\" media-type=\"%s\"/>\n".formatted(id, file, type);
    }
}
