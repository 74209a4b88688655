package book;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a source file says about its type: the first sentence of its comment, and the sentence that begins with
 * "RocketMQ:" if the same thing has another name there. Both in AsciiDoc.
 */
record JavaType(String packageName, String name, String summary, Optional<String> rocketMq) {
    private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);", Pattern.MULTILINE);
    private static final Pattern TYPE = Pattern.compile(
            "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*((?:@\\w+(?:\\([^)]*\\))?\\s+)*)"
                    + "(?:(?:public|final|abstract|sealed|non-sealed)\\s+)*(?:class|interface|record|enum)\\s+(\\w+)",
            Pattern.DOTALL);
    private static final Pattern ROCKETMQ = Pattern.compile("RocketMQ: (.*?)(?:\\. |\\.?$)");

    /** Nothing for a file without a commented type, such as package-info.java. */
    static Optional<JavaType> read(String source) {
        Matcher packageLine = PACKAGE.matcher(source);
        Matcher type = TYPE.matcher(source);
        if (!packageLine.find() || !type.find()) {
            return Optional.empty();
        }
        String comment = asciiDoc(type.group(1));
        Matcher rocketMq = ROCKETMQ.matcher(comment);
        return Optional.of(new JavaType(
                packageLine.group(1),
                type.group(3),
                firstSentence(comment),
                rocketMq.find() ? Optional.of(rocketMq.group(1)) : Optional.empty()));
    }

    private static String asciiDoc(String comment) {
        return comment.replaceAll("(?m)^\\s*\\* ?", "")
                .replaceAll("(?s)<pre>.*?</pre>", "")
                .replaceAll("\\{@(?:code|link|linkplain)\\s+#?([^}]*)}", "`$1`")
                .replaceAll("<[^>]+>", "")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String firstSentence(String comment) {
        String described = comment.replaceFirst("\\s*(@param|@return|@throws|RocketMQ:).*", "");
        int end = described.indexOf(". ");
        return end < 0 ? described : described.substring(0, end + 1);
    }
}
