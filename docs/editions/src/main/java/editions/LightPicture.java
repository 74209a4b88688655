package editions;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A diagram for paper: the colours of the day are written where the book has CSS variables, and the letters are those
 * of the edition's headings, since neither a PDF nor every reading device knows variables or a system's own font.
 *
 * @param width in pixels
 */
record LightPicture(String svg, double width, double height) {
    /** What letters fall back to where the first is not known, such as on a reading device. */
    static final String LETTERS = "'Noto Sans', sans-serif";

    private static final Pattern DARK = Pattern.compile("@media[^{]*\\{(?:[^{}]*\\{[^{}]*\\})*[^{}]*\\}");
    private static final Pattern VALUES = Pattern.compile("(?:svg|:root)\\s*\\{(\\s*--[^{}]*)\\}");
    private static final Pattern VALUE = Pattern.compile("(--[\\w-]+)\\s*:\\s*([^;]+)");
    private static final Pattern VARIABLE = Pattern.compile("var\\((--[\\w-]+)\\)");
    private static final Pattern ROOT = Pattern.compile("<svg[^>]*>");
    private static final Pattern BOX =
            Pattern.compile("viewBox=['\"][-\\d.]+[ ,]+[-\\d.]+[ ,]+([\\d.]+)[ ,]+([\\d.]+)['\"]");
    /** PlantUML says how wide each text is; it has measured with a font that is wider than ours. */
    private static final Pattern MEASURED = Pattern.compile("font-size='(\\d+)'(?=[^>]*textLength)");

    /** Where PlantUML notes what each part comes from, in names that are no names of XML. */
    private static final Pattern ORIGINS = Pattern.compile("\\s(?:id|data-[\\w-]+)='[^']*'");

    private static final Pattern FAMILY_OF_SYSTEM = Pattern.compile("system-ui[^;}\"]*(?:\"[^\"]*\"[^;}\"]*)*");

    /** @throws IllegalArgumentException for a picture without a view box, or with a variable that has no value */
    static LightPicture of(String svg) {
        String byDay = DARK.matcher(svg.replaceFirst("(?s)^<\\?xml.*?\\?>", "")).replaceAll("");
        Map<String, String> values = new HashMap<>();
        VALUES.matcher(byDay).results().forEach(rule -> VALUE.matcher(rule.group(1))
                .results()
                .forEach(value -> values.put(value.group(1), value.group(2).strip())));
        String coloured = VARIABLE.matcher(VALUES.matcher(byDay).replaceAll(""))
                .replaceAll(m -> Matcher.quoteReplacement(valueOf(values, m.group(1))));
        String lettered = FAMILY_OF_SYSTEM
                .matcher(ORIGINS.matcher(coloured).replaceAll(""))
                .replaceAll(LETTERS)
                .replace("font-family='sans-serif'", "font-family=\"" + LETTERS + "\"")
                .replaceAll("font-weight:\\s*650", "font-weight: bold");
        return sized(
                MEASURED.matcher(lettered).replaceAll(m -> "font-size='" + (Integer.parseInt(m.group(1)) + 1) + "'"));
    }

    private static String valueOf(Map<String, String> values, String name) {
        if (!values.containsKey(name)) {
            throw new IllegalArgumentException("a picture uses " + name + " and gives it no value");
        }
        return values.get(name);
    }

    private static LightPicture sized(String svg) {
        Matcher root = ROOT.matcher(svg);
        Matcher box = BOX.matcher(svg);
        if (!root.find() || !box.find()) {
            throw new IllegalArgumentException("a picture without a view box");
        }
        String bare = root.group()
                .replaceAll(
                        "\\s(?:width|height|style|contentStyleType|zoomAndPan|data-[\\w-]+|preserveAspectRatio)"
                                + "=(?:'[^']*'|\"[^\"]*\")",
                        "");
        String sized = bare.substring(0, bare.length() - 1)
                + " width=\"%s\" height=\"%s\">".formatted(box.group(1), box.group(2));
        return new LightPicture(
                svg.substring(0, root.start()) + sized + svg.substring(root.end()),
                Double.parseDouble(box.group(1)),
                Double.parseDouble(box.group(2)));
    }
}
