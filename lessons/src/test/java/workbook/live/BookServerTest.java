package workbook.live;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BookServerTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private BookServer server;

    @BeforeEach
    void serve(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("secret"), "no");
        Path book = Files.createDirectories(folder.resolve("book/pictures"));
        Files.writeString(folder.resolve("book/index.html"), "<p>the book</p>");
        Files.writeString(book.resolve("a b.svg"), "<svg/>");
        server = BookServer.toThisMachine(folder.resolve("book"), 0);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(server.address() + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void servesThePagesWithTheirTypes() throws IOException, InterruptedException {
        HttpResponse<String> front = get("");
        assertThat(front.body()).isEqualTo("<p>the book</p>");
        assertThat(front.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        HttpResponse<String> picture = get("pictures/a%20b.svg");
        assertThat(picture.statusCode()).isEqualTo(200);
        assertThat(picture.headers().firstValue("Content-Type")).contains("image/svg+xml");
    }

    @Test
    void servesNothingOutsideTheBook() throws IOException, InterruptedException {
        assertThat(get("%2e%2e/secret").statusCode()).isEqualTo(404);
        assertThat(get("missing.html").statusCode()).isEqualTo(404);
        assertThat(get("pictures").statusCode()).isEqualTo(404);
    }

    @Test
    void nothingButReadingIsAllowed() throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(server.address() + "index.html"))
                        .method("DELETE", HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD");
    }

    @Test
    void onlyOneForTheNetworkAnswersAtAnAddressThatOthersReach(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("index.html"), "for all");
        try (BookServer open = BookServer.toTheNetwork(folder, 0)) {
            for (String address : open.addressesInTheNetwork()) {
                assertThat(client.send(
                                        HttpRequest.newBuilder(URI.create(address))
                                                .build(),
                                        HttpResponse.BodyHandlers.ofString())
                                .body())
                        .isEqualTo("for all");
            }
        }
        for (String address : server.addressesInTheNetwork()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
            assertThatThrownBy(() -> client.send(request, HttpResponse.BodyHandlers.ofString()))
                    .isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void aPortThatIsTakenIsPassedOver(@TempDir Path folder) throws IOException {
        BookServer.OnPort way = port -> BookServer.toThisMachine(folder, port);
        try (BookServer other = BookServer.onFirstFree(server.port(), way)) {
            assertThat(other.port()).isNotEqualTo(server.port()).isPositive();
        }
        assertThatThrownBy(() -> way.open(server.port())).isInstanceOf(BindException.class);
    }
}
