package book;

import org.asciidoctor.ast.Document;
import org.asciidoctor.extension.IncludeProcessor;
import org.asciidoctor.extension.PreprocessorReader;

import java.util.Map;
import java.util.function.Function;

/**
 * Answers includes of texts that no file holds, because they are known elsewhere already: {@code include::words:all[]}
 * asks the maker {@code words} for {@code all}.
 */
final class Generated extends IncludeProcessor {
    private final Map<String, Function<String, String>> makers;
    private final Problems problems;

    /**
     * @param makers AsciiDoc by what stands behind the colon; a maker throws IllegalArgumentException for an unknown
     * name
     */
    Generated(Map<String, Function<String, String>> makers, Problems problems) {
        this.makers = makers;
        this.problems = problems;
    }

    @Override
    public boolean handles(String target) {
        int colon = target.indexOf(':');
        return colon > 0 && makers.containsKey(target.substring(0, colon));
    }

    @Override
    public void process(Document document, PreprocessorReader reader, String target, Map<String, Object> attributes) {
        int colon = target.indexOf(':');
        try {
            String text = makers.get(target.substring(0, colon)).apply(target.substring(colon + 1));
            reader.pushInclude(text, target, target, 1, attributes);
        } catch (IllegalArgumentException e) {
            problems.add(IncludingFile.in(document, reader), reader.getLineNumber() - 1, e.getMessage());
        }
    }
}
