package book;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** A page of another site, in the same browser, tries to read the learner's state and to run a check. */
class OtherSiteIT {
    /** Says what each way came to; what a script has loaded would show as an error or as a new name. */
    private static final String TRIES = """
            <!DOCTYPE html><html lang="en"><title>Another site</title><body><iframe name="hidden"></iframe><script>
            const json = {"Content-Type": "application/json"}, ours = {"Workbook-Page": "1"};
            const body = JSON.stringify({exercise: "01-1"});
            const read = (path, how) => fetch(BOOK + path, how).then(a => a.text()).then(text => "read: " + text, () => "refused");
            const loaded = (name, more) => new Promise(done => document.body.append(Object.assign(
              document.createElement(name), {onload: () => done("loaded"), onerror: () => done("refused")}, more)));
            const sent = (type, fields) => new Promise(done => {
              const form = Object.assign(document.createElement("form"),
                {action: BOOK + "live/check", method: "post", enctype: type, target: "hidden"});
              for (const [name, value] of fields) {
                form.append(Object.assign(document.createElement("input"), {name, value}));
              }
              document.body.append(form);
              const frame = document.querySelector("iframe");
              frame.onload = () => {
                try { done("read: " + frame.contentDocument.body.textContent); } catch { done("refused"); }
              };
              form.submit();
            });
            window.attack = async () => ({
              get: await read("live/state"),
              getWithOurHeader: await read("live/state", {headers: ours}),
              getWithoutCors: (await fetch(BOOK + "live/state", {mode: "no-cors"}).then(a => a.type + a.status, () => "refused")),
              postJson: await read("live/check", {method: "POST", headers: {...json, ...ours}, body}),
              postText: await read("live/check", {method: "POST", body}),
              postWithoutCors: (await fetch(BOOK + "live/check", {method: "POST", mode: "no-cors", body}).then(a => a.type + a.status, () => "refused")),
              beacon: navigator.sendBeacon(BOOK + "live/check", new Blob([body], {type: "text/plain"})) ? "sent" : "refused",
              script: await loaded("script", {src: BOOK + "live/state"}),
              picture: await loaded("img", {src: BOOK + "live/state"}),
              form: await sent("application/x-www-form-urlencoded", [["exercise", "01-1"]]),
              formAsJson: await sent("text/plain", [['{"exercise":"01-1","x":"', '"}']]),
            });
            </script></body></html>
            """;

    @TempDir
    private static Path folder;

    private static Browser browser;
    private static LearnersWorkbook learner;
    private static LearnersWorkbook.Served book;
    private static HttpServer other;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        assumeTrue(LearnersWorkbook.canBeMade(), "build all modules first");
        browser = Browser.start();
        learner = LearnersWorkbook.in(folder);
        book = learner.serve(0);
        other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", OtherSiteIT::answer);
        other.start();
    }

    @AfterAll
    static void end() throws IOException {
        if (browser != null) {
            browser.close();
        }
        if (book != null) {
            book.close();
        }
        if (other != null) {
            other.stop(0);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] page = TRIES.replace("BOOK", "\"http://localhost:%s/\"".formatted(book.port()))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
        }
    }

    /** Another port of the same name is the same site to a browser, and another origin. */
    @ParameterizedTest
    @CsvSource({"localhost", "127.0.0.1"})
    void nothingComesOutAndNothingIsRun(String host) {
        browser.open("http://%s:%s/".formatted(host, other.getAddress().getPort()));
        browser.driver().manage().timeouts().scriptTimeout(Duration.ofSeconds(30));
        Map<String, String> came =
                browser.runAsync("const done = arguments[0]; attack().then(done, error => done({error: '' + error}))");

        assertThat(came)
                .hasSize(11)
                .containsEntry("get", "refused")
                .containsEntry("getWithOurHeader", "refused")
                .containsEntry("postJson", "refused")
                .containsEntry("postText", "refused")
                .containsEntry("script", "refused")
                .containsEntry("picture", "refused")
                .containsEntry("form", "refused")
                .containsEntry("formAsJson", "refused");
        assertThat(came.values()).noneMatch(result -> result.contains("exercise") || result.contains("being checked"));
        browser.open(book.address() + "01-why-queues.html");
        assertThat(browser.<Boolean>runAsync("const done = arguments[0];"
                        + "fetch('live/state', {headers: {'Workbook-Page': '1'}}).then(a => a.json())"
                        + ".then(state => done('running' in state || 'trouble' in state))"))
                .as("a check runs")
                .isFalse();
        assertThat(learner.top().resolve(".workbook/progress.properties")).doesNotExist();
    }

    /** As it comes when somebody's name server says that his name is this machine. */
    @Test
    void underAForeignNameThereIsNoState() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), book.port())) {
            socket.setSoTimeout(10_000);
            String request = "GET /live/state HTTP/1.1\r\nHost: evil.example:%s\r\nOrigin: http://evil.example:%s\r\n"
                            .formatted(book.port(), book.port())
                    + "Sec-Fetch-Site: same-origin\r\nWorkbook-Page: 1\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 403 ").doesNotContain("exercises", "Access-Control");
        }
        assertThat(Files.exists(learner.top().resolve(".workbook/verdicts"))).isFalse();
    }
}
