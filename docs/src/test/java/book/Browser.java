package book;

import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A Chromium without a window. Where there is none, tests are skipped; with {@code BROWSER=required} they fail, with
 * {@code not} they are skipped in any case.
 */
final class Browser implements AutoCloseable {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "chrome");

    private final Path folder;
    private final ChromeDriver driver;

    private Browser(Path folder, ChromeDriver driver) {
        this.folder = folder;
        this.driver = driver;
    }

    static Browser start() throws IOException {
        Optional<Path> chromium = NAMES.stream().flatMap(Browser::onPath).findFirst();
        Optional<Path> chromedriver = onPath("chromedriver").findFirst();
        assumeFalse("not".equals(System.getenv("BROWSER")), "BROWSER=not: the book is not looked at in a browser");
        boolean found = chromium.isPresent() && chromedriver.isPresent();
        if ("required".equals(System.getenv("BROWSER"))) {
            assertThat(found).as("chromium and chromedriver on the PATH").isTrue();
        }
        assumeTrue(found, "no chromium and chromedriver on the PATH: the book is not looked at in a browser");
        Path folder = Files.createTempDirectory("book-browser-");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.orElseThrow().toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + folder);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver.orElseThrow().toFile())
                .usingAnyFreePort()
                .build();
        return new Browser(folder, new ChromeDriver(service, options));
    }

    private static Stream<Path> onPath(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable);
    }

    ChromeDriver driver() {
        return driver;
    }

    /** As wide as asked for; the same for a phone, whose window may be narrower than Chromium's narrowest. */
    Browser size(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
        return this;
    }

    Browser dark(boolean dark) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
        return this;
    }

    /** Shows pages as they are printed, in a dark scheme too; or again as they are on a screen. */
    Browser print(boolean print) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                print
                        ? Map.of(
                                "media",
                                "print",
                                "features",
                                List.of(Map.of("name", "prefers-color-scheme", "value", "dark")))
                        : Map.of("media", ""));
        return this;
    }

    Browser open(String address) {
        driver.get("about:blank");
        driver.get(address);
        return this;
    }

    /** The value of a script's {@code return}. */
    @SuppressWarnings("unchecked")
    <T> T run(String script, Object... arguments) {
        return (T) ((JavascriptExecutor) driver).executeScript(script, arguments);
    }

    @SuppressWarnings("unchecked")
    <T> T runAsync(String script, Object... arguments) {
        return (T) ((JavascriptExecutor) driver).executeAsyncScript(script, arguments);
    }

    @Override
    public void close() throws IOException {
        driver.quit();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }

    /** Nodes and bytes of the page after its garbage is gone. */
    Map<String, Double> memory() {
        driver.executeCdpCommand("Performance.enable", Map.of());
        driver.executeCdpCommand("HeapProfiler.collectGarbage", Map.of());
        List<?> metrics = (List<?>)
                driver.executeCdpCommand("Performance.getMetrics", Map.of()).get("metrics");
        Map<String, Double> found = new TreeMap<>();
        for (Object metric : metrics) {
            Map<?, ?> one = (Map<?, ?>) metric;
            if (List.of("Nodes", "JSHeapUsedSize").contains(one.get("name"))) {
                found.put((String) one.get("name"), ((Number) one.get("value")).doubleValue());
            }
        }
        return found;
    }
}
