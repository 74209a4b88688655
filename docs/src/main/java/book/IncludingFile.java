package book;

import org.asciidoctor.ast.Document;
import org.asciidoctor.extension.PreprocessorReader;

import java.nio.file.Path;

/** Which file an include is being read from: the page itself has no file name in the reader. */
final class IncludingFile {
    private IncludingFile() {}

    static Path in(Document document, PreprocessorReader reader) {
        return Path.of(
                reader.getFile() == null ? document.getAttribute("docfile").toString() : reader.getFile());
    }
}
