package book;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** What the book says of RocketMQ's methods and defaults, compared with its published jars. */
class RocketMqMapIT {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Path JARS = ROOT.resolve("solutions/rocketmq/target/rocketmq-classpath.txt");

    private static PublishedRocketMq rocketMq;

    @BeforeAll
    static void open() throws IOException {
        rocketMq = new PublishedRocketMq(JARS);
    }

    @AfterAll
    static void close() throws IOException {
        rocketMq.close();
    }

    @Test
    void everyBreakpointOfTheMapCanBeSet() throws IOException, ClassNotFoundException {
        List<String> methods = Jsoup.parse(ROOT.resolve("docs/target/book/rocketmq-map.html"))
                .select("#where-to-set-the-first-breakpoint ~ div code")
                .eachText()
                .stream()
                .filter(code -> code.matches("[A-Z]\\w+\\.\\w+"))
                .toList();
        assertThat(methods).as("methods in the table of breakpoints").isNotEmpty();

        for (String method : methods) {
            int dot = method.indexOf('.');
            assertThat(rocketMq.members(method.substring(0, dot)))
                    .as("methods of %s", method.substring(0, dot))
                    .contains(method.substring(dot + 1));
        }
    }

    /** Rows of a setting such as {@code BrokerConfig.slaveReadEnable} and its default, on the page for production. */
    @Test
    void everyDefaultIsWhatThePageSays() throws Exception {
        List<Element> rows = Jsoup.parse(ROOT.resolve("docs/target/book/before-you-run-it.html"))
                .select("tbody tr:has(td:first-child code)");
        assertThat(rows).as("settings with their defaults").hasSizeGreaterThan(15);

        for (Element row : rows) {
            String setting = row.select("td").get(0).text();
            int dot = setting.indexOf('.');
            assertThat(rocketMq.value(setting.substring(0, dot), setting.substring(dot + 1)))
                    .as(setting)
                    .hasToString(row.select("td").get(1).text());
        }
    }
}
