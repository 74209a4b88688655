package book;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** The methods that the map sends its readers to exist in RocketMQ's published jars. */
class RocketMqMapIT {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Path JARS = ROOT.resolve("solutions/rocketmq/target/rocketmq-classpath.txt");

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

    private static URL[] jars() throws IOException {
        List<URL> urls = new ArrayList<>();
        for (String jar : Files.readString(JARS).strip().split(File.pathSeparator)) {
            urls.add(Path.of(jar).toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }
}
