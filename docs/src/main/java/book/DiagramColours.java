package book;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Gives a diagram that PlantUML drew the colours of the page, by day and by night.
 *
 * <p>PlantUML's own colours, and the few that {@code plantuml.cfg} names, are replaced by CSS variables; the picture
 * carries the values for both modes itself, so that it also works outside the book.
 */
final class DiagramColours {
    private static final Pattern COLOUR = Pattern.compile("#[0-9A-Fa-f]{6}\\b");

    private static final Map<String, String> VARIABLES = Map.ofEntries(
            Map.entry("#000000", "var(--ink)"),
            Map.entry("#181818", "var(--line)"),
            Map.entry("#222222", "var(--line)"),
            Map.entry("#F1F1F1", "var(--box)"),
            Map.entry("#E2E2F0", "var(--box)"),
            Map.entry("#E2E2E2", "var(--box)"),
            Map.entry("#EEEEEE", "var(--box)"),
            Map.entry("#FFFFFF", "var(--paper)"),
            Map.entry("#FEFFDD", "var(--note)"),
            Map.entry("#AAFFAA", "var(--yours)"),
            Map.entry("#FFAAAA", "var(--trouble)"));

    private static final String STYLE = """
            <style>
            :root { --ink: #1c2430; --line: #56637a; --paper: #fffdf9; --box: #e9eef5; --note: #fbf3d9;
              --yours: #d5eedd; --trouble: #f8dcd8; }
            @media (prefers-color-scheme: dark) {
            :root { --ink: #e3e8ef; --line: #9aa8bd; --paper: #14181f; --box: #253040; --note: #3a3320;
              --yours: #1d4430; --trouble: #56282a; }
            }
            text { font-family: system-ui, -apple-system, "Segoe UI", sans-serif; }
            </style>
            """;

    private DiagramColours() {}

    static String forBothModes(String svg) {
        String coloured = COLOUR.matcher(svg)
                .replaceAll(m -> VARIABLES.getOrDefault(m.group().toUpperCase(Locale.ROOT), m.group()));
        int end = coloured.indexOf('>', coloured.indexOf("<svg")) + 1;
        return coloured.substring(0, end) + STYLE + coloured.substring(end);
    }

    /** Colours that would be the same by day and by night, and so unreadable in one of them. */
    static Set<String> unknown(String svg) {
        Set<String> unknown = new LinkedHashSet<>();
        COLOUR.matcher(svg)
                .results()
                .map(m -> m.group().toUpperCase(Locale.ROOT))
                .forEach(unknown::add);
        unknown.removeAll(VARIABLES.keySet());
        return unknown;
    }
}
