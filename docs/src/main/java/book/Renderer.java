package book;

import org.asciidoctor.Asciidoctor;
import org.asciidoctor.Attributes;
import org.asciidoctor.AttributesBuilder;
import org.asciidoctor.Options;
import org.asciidoctor.SafeMode;
import org.asciidoctor.ast.Document;
import org.asciidoctor.log.LogRecord;
import org.asciidoctor.log.Severity;
import workbook.generator.Reference;

import java.nio.file.Path;
import java.util.logging.Logger;

/**
 * Asciidoctor with the settings of this book: a page's source becomes the HTML of its body.
 *
 * <p>Whatever Asciidoctor has to say above {@code INFO} becomes a problem. One thread, since the log of a page is told
 * from the next one's by time alone.
 */
final class Renderer implements AutoCloseable {
    private final Path root;
    private final Path pictures;
    private final Problems problems;
    private final Asciidoctor asciidoctor = Asciidoctor.Factory.create();
    private Path current;

    /**
     * @param pictures scratch folder for the diagrams, one folder a page; kept between builds, as drawing is slow
     * @param generated includes that no file holds
     * @param reference the files of the exercises, and their starters
     */
    Renderer(Path root, Path pictures, Generated generated, Reference reference, Problems problems) {
        this.root = root;
        this.pictures = pictures;
        this.problems = problems;
        asciidoctor.requireLibrary("asciidoctor-diagram");
        asciidoctor
                .javaExtensionRegistry()
                .includeProcessor(new JavaInclude(reference, problems))
                .includeProcessor(generated)
                .inlineMacro(new ParenthesesInCode());
        asciidoctor.registerLogHandler(this::log);
        Logger.getLogger("asciidoctor").setUseParentHandlers(false);
    }

    static Path diagramStyle(Path root) {
        return root.resolve("docs/templates/plantuml.cfg");
    }

    record Body(String title, String html) {}

    Body render(Page page) {
        current = page.source();
        AttributesBuilder attributes = attributes(page);
        page.lesson().ifPresent(l -> attributes.attribute("lesson", slashes(l.folder())));
        Options options = Options.builder()
                .safe(SafeMode.UNSAFE)
                .standalone(false)
                .backend("html5")
                .attributes(attributes.build())
                .build();
        Document document = asciidoctor.loadFile(page.source().toFile(), options);
        if (document.getDoctitle() == null) {
            problems.add(page.source(), 1, "no title: the first line must be \"= Title\"");
        }
        return new Body(String.valueOf(document.getDoctitle()), document.convert());
    }

    private AttributesBuilder attributes(Page page) {
        return Attributes.builder()
                .attribute("showtitle", false)
                .attribute("idprefix", "")
                .attribute("idseparator", "-")
                .attribute("experimental", true)
                .attribute("icons", "font")
                .attribute("table-caption!")
                .attribute("figure-caption!")
                .attribute("source-highlighter", "rouge")
                .attribute("rouge-css", "class")
                .attribute("source-indent", "0")
                .attribute("plantuml-format", "svg")
                .attribute("plantuml-config", slashes(diagramStyle(root)))
                .attribute("imagesoutdir", slashes(pictures.resolve(page.name())))
                .attribute("diagram-cachedir", slashes(pictures.resolve(page.name())))
                .attribute("attribute-missing", "warn")
                .attribute("root", slashes(root))
                .attribute("templates", slashes(root.resolve("docs/templates")))
                .attribute("mini-broker", slashes(root.resolve("mini-broker/src/main/java")))
                .attribute("mini-broker-test", slashes(root.resolve("mini-broker/src/test/java")))
                .attribute("solutions", slashes(root.resolve("solutions/src/main/java")))
                .attribute("exercises-test", slashes(root.resolve("exercises/src/test/java")));
    }

    private void log(LogRecord message) {
        if (message.getSeverity().compareTo(Severity.WARN) < 0) {
            return;
        }
        var cursor = message.getCursor();
        if (cursor == null) {
            problems.addWhere(current, lastWord(message.getMessage()), message.getMessage());
            return;
        }
        String file = cursor.getFile() == null ? cursor.getPath() : cursor.getFile();
        problems.add(file == null ? current : Path.of(file), cursor.getLineNumber(), message.getMessage());
    }

    /** Of "skipping reference to missing attribute: minibroker", what can be looked for in the source. */
    private static String lastWord(String message) {
        return message.substring(message.lastIndexOf(' ') + 1);
    }

    private static String slashes(Path path) {
        return path.toString().replace('\\', '/');
    }

    @Override
    public void close() {
        asciidoctor.close();
    }
}
