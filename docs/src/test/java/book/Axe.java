package book;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** What axe finds that keeps people from reading a page. */
final class Axe {
    private static final String LOOK = """
            const done = arguments[arguments.length - 1];
            const rules = arguments[0] ? {runOnly: ['color-contrast']} : {};
            axe.run(document, {resultTypes: ['violations'], ...rules}).then(
              result => done(result.violations.filter(v => v.impact === 'serious' || v.impact === 'critical')
                .map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.target.join(' ')).join(' | '))),
              error => done(['axe: ' + error]));
            """;

    private Axe() {}

    /**
     * On the page that is open.
     *
     * @param dark nothing but the colours can be different then
     */
    static List<String> serious(Browser browser, boolean dark) throws IOException {
        browser.driver().manage().timeouts().scriptTimeout(Duration.ofSeconds(60));
        try (InputStream in = Axe.class.getResourceAsStream("/axe.min.js")) {
            browser.run(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        return browser.runAsync(LOOK, dark);
    }
}
