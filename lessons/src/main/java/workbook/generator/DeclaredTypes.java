package workbook.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which classes a Java text declares, without compiling it: what is commented out does not count. */
public final class DeclaredTypes {
    /** Comments, text blocks, strings and characters: whatever may hold words that mean nothing. */
    private static final Pattern NO_CODE = Pattern.compile(
            "//[^\\n]*|/\\*(?s:.*?)\\*/|\"\"\"(?s:.*?)\"\"\"|\"[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+\"|'(?:\\\\.|[^'\\\\\\n])++'");

    private static final Pattern TOKEN =
            Pattern.compile("\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*+|[{}.;)]");
    private static final Set<String> KINDS = Set.of("class", "interface", "record", "enum");

    private DeclaredTypes() {}

    /** Full names of the types that lie in no other one. */
    public static Set<String> in(String text) {
        Set<String> types = new TreeSet<>();
        List<String> tokens = tokens(NO_CODE.matcher(text).replaceAll(" "));
        String prefix = "";
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            if (token.equals("{")) {
                depth++;
            } else if (token.equals("}")) {
                depth--;
            } else if (depth == 0 && token.equals("package")) {
                prefix = packageName(tokens.subList(i + 1, tokens.size()));
            } else if (depth == 0 && KINDS.contains(token) && i + 1 < tokens.size() && isName(tokens.get(i + 1))) {
                types.add(prefix + tokens.get(i + 1));
            }
        }
        return types;
    }

    /** With a dot at its end. */
    private static String packageName(List<String> tokens) {
        int end = tokens.indexOf(";");
        return end < 0 ? "" : String.join("", tokens.subList(0, end)) + ".";
    }

    private static List<String> tokens(String code) {
        List<String> tokens = new ArrayList<>();
        for (Matcher token = TOKEN.matcher(code); token.find(); ) {
            tokens.add(token.group());
        }
        return tokens;
    }

    private static boolean isName(String token) {
        return Character.isJavaIdentifierStart(token.charAt(0));
    }
}
