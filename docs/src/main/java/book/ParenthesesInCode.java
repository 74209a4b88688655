package book;

import org.asciidoctor.ast.PhraseNode;
import org.asciidoctor.ast.StructuralNode;
import org.asciidoctor.extension.InlineMacroProcessor;

import java.util.HashMap;
import java.util.Map;

/**
 * Two parentheses beside each other in code stay what they are. Asciidoctor would make a term for an index of what is
 * between {@code ((} and {@code ))}, and drop the parentheses.
 */
final class ParenthesesInCode extends InlineMacroProcessor {
    /** At this moment the markup of code is there already. */
    private static final String BEFORE_THE_END_OF_CODE = "\\(\\((?=[^<]*</code>)";

    ParenthesesInCode() {
        super("parentheses-in-code", new HashMap<>(Map.of(REGEXP, BEFORE_THE_END_OF_CODE)));
    }

    @Override
    public PhraseNode process(StructuralNode parent, String target, Map<String, Object> attributes) {
        return createPhraseNode(parent, "quoted", "&#40;&#40;");
    }
}
