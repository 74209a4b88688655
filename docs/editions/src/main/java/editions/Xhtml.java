package editions;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Elements as XML, which both a PDF's renderer and an EPUB ask for. */
final class Xhtml {
    private Xhtml() {}

    /** What is inside the element. */
    static String inside(Element element) {
        Document shell = Document.createShell("");
        shell.outputSettings()
                .prettyPrint(false)
                .charset(StandardCharsets.UTF_8)
                .syntax(Document.OutputSettings.Syntax.xml)
                .escapeMode(Entities.EscapeMode.xhtml);
        Element copy = element.clone();
        shell.body().appendChild(copy);
        return copy.html();
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    static String resource(String name) {
        try (InputStream in = Xhtml.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("resource " + name + " of the editions", e);
        }
    }
}
