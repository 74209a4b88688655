package book;

import org.asciidoctor.ast.Document;
import org.asciidoctor.extension.IncludeProcessor;
import org.asciidoctor.extension.PreprocessorReader;
import workbook.catalogue.TaggedCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Includes Java code by tag as Asciidoctor does, but for {@link TaggedCode}'s difference: whole methods. */
final class JavaInclude extends IncludeProcessor {
    private final Problems problems;

    JavaInclude(Problems problems) {
        this.problems = problems;
    }

    @Override
    public boolean handles(String target) {
        return target.endsWith(".java");
    }

    @Override
    public void process(Document document, PreprocessorReader reader, String target, Map<String, Object> attributes) {
        Path including = IncludingFile.in(document, reader);
        Path file = including.resolveSibling(target);
        String tag = String.valueOf(attributes.getOrDefault("tag", attributes.getOrDefault("tags", "")));
        try {
            List<String> selected = TaggedCode.select(Files.readAllLines(file), tag);
            if (selected.isEmpty()) {
                problems.add(including, reader.getLineNumber() - 1, "no tag " + tag + " in " + target);
            }
            String where = Captions.MARK + file.getFileName() + (tag.isEmpty() ? "" : " " + tag) + "\n";
            reader.pushInclude(where + String.join("\n", selected) + "\n", target, target, 1, attributes);
        } catch (IOException e) {
            problems.add(including, reader.getLineNumber() - 1, "cannot include " + target);
        }
    }
}
