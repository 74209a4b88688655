package book;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** WCAG 2 AA asks for 4.5 : 1 between text and what is behind it; measured on the colours in book.css. */
class ContrastTest {
    private static final Pattern COLOUR = Pattern.compile("--([a-z-]+): (#[0-9a-f]{6})");
    private static final double AA = 4.5;
    private static final List<String> TEXTS = List.of("ink", "soft", "link", "accent");
    private static final List<String> GROUNDS = List.of("paper", "panel", "fold", "code");
    private static final List<String> IN_CODE = List.of("code-ink", "k", "s", "c", "n", "m", "f");

    @ParameterizedTest
    @ValueSource(strings = {"day", "night"})
    void textStandsOutFromWhatIsBehindIt(String mode) {
        Map<String, String> colours = colours(mode);
        for (String ground : GROUNDS) {
            for (String text : TEXTS) {
                check(colours, text, ground);
            }
        }
        for (String text : IN_CODE) {
            check(colours, text, "code");
            check(colours, text, "paper");
        }
    }

    private static void check(Map<String, String> colours, String text, String ground) {
        assertThat(contrast(colours.get(text), colours.get(ground)))
                .as("--%s on --%s", text, ground)
                .isGreaterThanOrEqualTo(AA);
    }

    private static Map<String, String> colours(String mode) {
        String css = Shell.resource("book.css");
        int night = css.indexOf("prefers-color-scheme: dark");
        int end = css.indexOf("color-scheme: light dark");
        String palette = mode.equals("day") ? css.substring(0, night) : css.substring(night, end);
        Map<String, String> colours = new HashMap<>();
        COLOUR.matcher(palette).results().forEach(m -> colours.put(m.group(1), m.group(2)));
        return colours;
    }

    private static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String hex) {
        return 0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5);
    }

    private static double channel(String hex, int at) {
        double value = Integer.parseInt(hex.substring(at, at + 2), 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
