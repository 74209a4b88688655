package book;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** What the book says of RocketMQ's methods and defaults, compared with its published jars. */
class RocketMqMapIT {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Path JARS = ROOT.resolve("solutions/rocketmq/target/rocketmq-classpath.txt");

    /** Where the settings are: RocketMQ has a second MessageStoreConfig, that of its tiered store. */
    private static final Map<String, String> SETTINGS = Map.of(
            "MessageStoreConfig", "org.apache.rocketmq.store.config",
            "BrokerConfig", "org.apache.rocketmq.common",
            "AuthConfig", "org.apache.rocketmq.auth.config",
            "DefaultMQProducer", "org.apache.rocketmq.client.producer",
            "DefaultMQPushConsumer", "org.apache.rocketmq.client.consumer");

    @Test
    void everyBreakpointOfTheMapCanBeSet() throws IOException, ClassNotFoundException {
        List<String> methods = Jsoup.parse(ROOT.resolve("docs/target/book/rocketmq-map.html"))
                .select("#where-to-set-the-first-breakpoint ~ div code")
                .eachText()
                .stream()
                .filter(code -> code.matches("[A-Z]\\w+\\.\\w+"))
                .toList();
        assertThat(methods).as("methods in the table of breakpoints").isNotEmpty();

        RocketMqClasses classes = RocketMqClasses.listedIn(JARS);
        try (URLClassLoader rocketMq = new URLClassLoader(jars(), null)) {
            for (String method : methods) {
                String type = method.substring(0, method.indexOf('.'));
                String name = method.substring(method.indexOf('.') + 1);
                assertThat(classes.fullName(type)).as("class of %s", method).isPresent();
                Class<?> found = Class.forName(classes.fullName(type).orElseThrow(), false, rocketMq);
                assertThat(Arrays.stream(found.getDeclaredMethods()).map(m -> m.getName()))
                        .as("methods of %s", found.getName())
                        .contains(name);
            }
        }
    }

    /** Rows of a setting such as {@code BrokerConfig.slaveReadEnable} and its default, on the page for production. */
    @Test
    void everyDefaultIsWhatThePageSays() throws Exception {
        List<Element> rows = Jsoup.parse(ROOT.resolve("docs/target/book/before-you-run-it.html"))
                .select("tbody tr:has(td:first-child code)");
        assertThat(rows).as("settings with their defaults").hasSizeGreaterThan(15);

        try (URLClassLoader rocketMq =
                new URLClassLoader(jars(), ClassLoader.getSystemClassLoader().getParent())) {
            for (Element row : rows) {
                String setting = row.select("td").get(0).text();
                String type = setting.substring(0, setting.indexOf('.'));
                assertThat(SETTINGS).as("packages of classes with settings").containsKey(type);
                Class<?> config = Class.forName(SETTINGS.get(type) + "." + type, true, rocketMq);
                Field field = config.getDeclaredField(setting.substring(setting.indexOf('.') + 1));
                field.setAccessible(true);
                assertThat(field.get(config.getConstructor().newInstance()))
                        .as(setting)
                        .hasToString(row.select("td").get(1).text());
            }
        }
    }

    private static URL[] jars() throws IOException {
        List<URL> urls = new ArrayList<>();
        for (String jar : Files.readString(JARS).strip().split(File.pathSeparator)) {
            urls.add(Path.of(jar).toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }
}
