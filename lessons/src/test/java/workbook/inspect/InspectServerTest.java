package workbook.inspect;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import workbook.catalogue.WorkbookLayout;
import workbook.process.Announcing;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(30)
class InspectServerTest {
    private static final Duration PATIENCE = Duration.ofMillis(300);

    @TempDir
    private Path top;

    private final HttpClient client = HttpClient.newHttpClient();
    private InspectServer server;

    @BeforeEach
    void serve() throws IOException {
        WorkbookLayout folders = new WorkbookLayout(top);
        Files.createDirectories(folders.bookStyle().getParent());
        Files.writeString(folders.bookStyle(), "how the book looks");
        Inspector inspector = new Inspector(RunningBrokers.in(Announcing.folder(folders)), PATIENCE);
        server = InspectServer.start(folders, new InspectPages(inspector), 0);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private String base() {
        return server.address().replace("/inspect.html", "");
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(base() + path)).header("Workbook-Page", "1");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(to(path).build(), BodyHandlers.ofString());
    }

    private void announce(String address, long started) throws IOException {
        Path folder = Files.createDirectories(top.resolve(".workbook/running"));
        Files.writeString(
                folder.resolve(started + ".json"),
                "{\"address\":\"%s\",\"whose\":\"yours\",\"pid\":%s,\"started\":%s}"
                        .formatted(address, ProcessHandle.current().pid(), started));
    }

    @Test
    void theBrokersAnswerIsPassedOn() throws Exception {
        try (LittleServer broker = LittleServer.answering(0, "", "{\"now\":1,\"log\":{\"max\":7}}")) {
            announce(broker.address(), 5);
            HttpResponse<String> answer = get("/inspect/state?from=-1");

            assertThat(answer.body())
                    .isEqualTo("{\"brokers\":[{\"address\":\"%s\",\"whose\":\"yours\",\"started\":5}],\"at\":\"%1$s\","
                                    .formatted(broker.address())
                            + "\"answer\":{\"now\":1,\"log\":{\"max\":7}}}");
            assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-origin");
            assertThat(broker.asked().get(0)).contains("\"code\":91001", "\"from\":\"-1\"", "\"most\":\"200\"");
            get("/inspect/message?offset=42");
            assertThat(broker.asked().get(1)).contains("\"code\":91002", "\"offset\":\"42\"");
        }
    }

    @Test
    void nobodyIsAskedWhileNoPageAsks() throws Exception {
        try (LittleServer broker = LittleServer.answering(0, "", "{}")) {
            announce(broker.address(), 5);
            assertThat(get("/inspect.html").statusCode()).isEqualTo(200);
            assertThat(broker.asked()).isEmpty();
        }
    }

    @Test
    void thePageAndItsPartsAreServedWithoutTheBook() throws Exception {
        assertThat(get("/inspect.html").body()).contains("Inside the broker");
        assertThat(get("/inspect/parts.js").headers().firstValue("Content-Type"))
                .contains("text/javascript; charset=utf-8");
        assertThat(get("/book.css").body()).isEqualTo("how the book looks");
        assertThat(get("/07-commit-log.html").body()).contains("./workbook book");
        assertThat(get("/inspect/../secret").statusCode()).isEqualTo(404);
    }

    @Test
    void theBookIsServedAsItWasBuilt() throws Exception {
        Path book = Files.createDirectories(top.resolve("docs/target/book"));
        Files.writeString(book.resolve("index.html"), "the book");
        server.close();
        serve();
        assertThat(get("/").body()).isEqualTo("the book");
    }

    /** A form or a link of another site can't send it. */
    @Test
    void whoDoesNotSayThatItIsAPageOfOursIsRefused() throws Exception {
        HttpRequest bare = HttpRequest.newBuilder(URI.create(base() + "/inspect/state?from=-1"))
                .build();
        assertThat(client.send(bare, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, http://elsewhere.example",
        "Origin, null",
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site"
    })
    void aPageOfAnotherSiteIsRefused(String header, String value) throws Exception {
        try (LittleServer broker = LittleServer.answering(0, "", "{}")) {
            announce(broker.address(), 5);
            HttpResponse<String> answer = client.send(
                    to("/inspect/state?from=-1").header(header, value).build(), BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(broker.asked()).isEmpty();
        }
    }

    @Test
    void theOwnPageMayNameItself() throws Exception {
        HttpRequest own = to("/inspect/state?from=-1")
                .header("Origin", base())
                .header("Sec-Fetch-Site", "same-origin")
                .build();
        assertThat(client.send(own, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }

    /** A site may have its name lead to this machine. */
    @ParameterizedTest
    @ValueSource(strings = {"elsewhere.example", "localhost:1", ""})
    void aServerOfAnotherNameIsNotThisOne(String host) throws IOException {
        URI address = URI.create(server.address());
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort())) {
            PrintWriter out = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.US_ASCII);
            out.print("GET /inspect/state?from=-1 HTTP/1.1\r\nHost: " + host
                    + "\r\nWorkbook-Page: 1\r\nConnection: close\r\n\r\n");
            out.flush();
            socket.setSoTimeout(10_000);
            assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 403");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/inspect/state",
                "/inspect/state?from=soon",
                "/inspect/state?from=-2",
                "/inspect/state?from=99999999999999999999",
                "/inspect/message",
                "/inspect/message?offset=1.5"
            })
    void whatIsNoOffsetIsRefusedWithASentence(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("from=OFFSET");
    }

    @Test
    void nothingElseCanBeAsked() throws Exception {
        assertThat(get("/inspect/state?from=-1&at=" + "x".repeat(400)).statusCode())
                .isEqualTo(400);
        assertThat(get("/inspect/files").statusCode()).isEqualTo(404);
        HttpRequest post = to("/inspect/state?from=-1")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        assertThat(client.send(post, BodyHandlers.ofString()).statusCode()).isEqualTo(405);
    }

    @Test
    void withoutABrokerThePageHearsSo() throws Exception {
        assertThat(get("/inspect/state?from=-1").body()).contains("\"brokers\":[]", "\"kind\":\"none\"");
        announce("127.0.0.1:1", 5);
        assertThat(get("/inspect/state?from=-1").body()).contains("\"kind\":\"silent\"", "127.0.0.1:1");
    }

    @ParameterizedTest
    @CsvSource({"3, 'request type 91001 not supported', foreign", "1, 'is closed', refused"})
    void aBrokerThatCannotSayIsNamed(int code, String remark, String kind) throws Exception {
        try (LittleServer broker = LittleServer.answering(code, remark, "")) {
            announce(broker.address(), 5);
            assertThat(get("/inspect/state?from=-1").body())
                    .contains("\"kind\":\"" + kind + "\"", broker.address())
                    .doesNotContain("\"answer\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"now\":", "no JSON"})
    void anAnswerThatIsNoJsonDoesNotReachThePage(String body) throws Exception {
        try (LittleServer broker = LittleServer.answering(0, "", body)) {
            announce(broker.address(), 5);
            assertThat(get("/inspect/state?from=-1").body()).contains("\"kind\":\"refused\"", "no JSON");
        }
    }

    @Test
    void anAnswerThatIsNoneIsNotWaitedFor() throws Exception {
        try (LittleServer broker = LittleServer.sending((byte) 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff)) {
            announce(broker.address(), 5);
            assertThat(get("/inspect/state?from=-1").body()).contains("\"kind\":\"silent\"", "2147483647 bytes");
        }
    }

    @Test
    void aBrokerThatDoesNotAnswerIsWaitedForAsLongAsItIsToldAndNoLonger() throws Exception {
        try (LittleServer broker = LittleServer.sending()) {
            announce(broker.address(), 5);
            assertThat(get("/inspect/state?from=-1").body()).contains("\"kind\":\"slow\"", "within 300 ms");
        }
    }

    /** Twelve at once: some wait for the broker, the others hear that at once, and the book is still served. */
    @Test
    void pagesThatWaitForABrokerDoNotStandInLine() throws Exception {
        try (LittleServer broker = LittleServer.sending()) {
            announce(broker.address(), 5);
            List<CompletableFuture<HttpResponse<String>>> pages = IntStream.range(0, 12)
                    .mapToObj(i -> client.sendAsync(to("/inspect/state?from=-1").build(), BodyHandlers.ofString()))
                    .toList();
            assertThat(get("/inspect.html").statusCode()).isEqualTo(200);
            for (CompletableFuture<HttpResponse<String>> page : pages) {
                assertThat(page.get().body()).contains("\"kind\":\"slow\"");
            }
        }
    }

    @Test
    void twoPagesAreAnsweredAndCanLookAtTwoBrokers() throws Exception {
        try (LittleServer older = LittleServer.answering(0, "", "{\"who\":\"older\"}");
                LittleServer newer = LittleServer.answering(0, "", "{\"who\":\"newer\"}")) {
            announce(older.address(), 5);
            announce(newer.address(), 6);

            assertThat(get("/inspect/state?from=-1").body()).contains("\"who\":\"newer\"");
            assertThat(get("/inspect/state?from=3&at=" + older.address()).body())
                    .contains("\"who\":\"older\"");
            assertThat(get("/inspect/message?offset=3&at=" + older.address()).body())
                    .contains("\"who\":\"older\"");
        }
    }

    /** A page names one of those that are there; no other address is ever connected to. */
    @Test
    void aPageCanNotSendTheServerToAnotherAddress() throws Exception {
        try (LittleServer there = LittleServer.answering(0, "", "{\"who\":\"there\"}");
                LittleServer other = LittleServer.answering(0, "", "{\"who\":\"other\"}")) {
            announce(there.address(), 5);
            assertThat(get("/inspect/state?from=-1&at=" + other.address()).body())
                    .contains("\"who\":\"there\"");
            assertThat(other.asked()).isEmpty();
        }
    }
}
