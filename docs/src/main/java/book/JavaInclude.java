package book;

import org.asciidoctor.ast.Document;
import org.asciidoctor.extension.IncludeProcessor;
import org.asciidoctor.extension.PreprocessorReader;
import workbook.catalogue.TaggedCode;
import workbook.generator.Reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Includes Java code by tag as Asciidoctor does, but for {@link TaggedCode}'s difference, whole methods, and, for HTML,
 * with the marks of {@link InPlace}.
 */
final class JavaInclude extends IncludeProcessor {
    private final Reference reference;
    private final Problems problems;

    /** @param reference knows what stands in the starters in place of what is included */
    JavaInclude(Reference reference, Problems problems) {
        this.reference = reference;
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
            List<TaggedCode.Line> lines = TaggedCode.place(Files.readAllLines(file), tag);
            List<String> selected = "html5".equals(document.getAttribute("backend"))
                    ? InPlace.marked(lines, replaced(file, tag))
                    : lines.stream().map(TaggedCode.Line::text).toList();
            if (selected.isEmpty()) {
                problems.add(including, reader.getLineNumber() - 1, "no tag " + tag + " in " + target);
            }
            String where = Captions.MARK + file.getFileName() + (tag.isEmpty() ? "" : " " + tag) + "\n";
            reader.pushInclude(where + String.join("\n", selected) + "\n", target, target, 1, attributes);
        } catch (IOException e) {
            problems.add(including, reader.getLineNumber() - 1, "cannot include " + target);
        }
    }

    /** Of each region of an exercise, what the learner finds in its place. */
    private List<List<String>> replaced(Path file, String exercise) {
        return reference.starters().entrySet().stream()
                .filter(starter -> file.endsWith(starter.getKey()))
                .map(Map.Entry::getValue)
                .flatMap(starter -> starter.regionsOf(exercise).stream().map(starter::content))
                .toList();
    }
}
