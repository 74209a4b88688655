package workbook.live;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import workbook.Fixture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** What a served book does not answer: to whom, and to what. */
class LiveBookRefusalsTest {
    private static Fixture fixture;

    private ServedFixture served;

    @BeforeAll
    static void copyTheFixture(@TempDir Path folder) throws IOException {
        fixture = Fixture.in(folder);
    }

    @BeforeEach
    void serve() throws IOException {
        served = ServedFixture.serve(fixture);
    }

    @AfterEach
    void nothingWasChecked() {
        served.close();
        assertThat(served.checked()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:PORT, 200",
        "LOCALHOST:PORT, 200",
        "127.0.0.1:PORT, 200",
        "[::1]:PORT, 200",
        "localhost, 403",
        "localhost:80, 403",
        "evil.example:PORT, 403",
        "localhost.evil.example:PORT, 403",
        "127.0.0.1.evil.example:PORT, 403",
        "localhost:PORT.evil.example, 403",
        "192.0.2.1:PORT, 403",
    })
    void onlyOurOwnNamesAreAnswered(String host, int status) throws IOException {
        String name = host.replace("PORT", Integer.toString(served.port()));

        assertThat(served.get("/live/state").without("Host").with("Host", name).status())
                .isEqualTo(status);
        assertThat(served.get("/live/crosscheck.html")
                        .without("Host")
                        .with("Host", name)
                        .status())
                .isEqualTo(status == 200 ? 404 : status);
        assertThat(served.post("{\"exercise\":\"09-9\"}")
                        .without("Host")
                        .with("Host", name)
                        .status())
                .isEqualTo(status == 200 ? 404 : status);
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, https://evil.example",
        "Origin, null",
        "Origin, http://localhost:1",
        "Origin, http://127.0.0.1:PORT",
        "Origin, https://localhost:PORT",
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Sec-Fetch-Site, none",
        "Workbook-Page, ''",
    })
    void aPageOfAnotherSiteIsRefused(String header, String value) throws IOException {
        String said = value.replace("PORT", Integer.toString(served.port()));

        String state =
                served.get("/live/state").without(header).with(header, said).answer();
        assertThat(state).startsWith("HTTP/1.1 403 ").doesNotContain("exercises", "Access-Control");
        String check = served.post("{\"exercise\":\"01-1\"}")
                .without(header)
                .with(header, said)
                .answer();
        assertThat(check).startsWith("HTTP/1.1 403 ").doesNotContain("Access-Control");
    }

    /** Such as a form, a picture, or a script of another site: none of them can send our header. */
    @Test
    void whoDoesNotSendOurHeaderIsRefused() throws IOException {
        String host = "localhost:" + served.port();
        assertThat(RawRequest.to(served.port(), "GET /live/state")
                        .with("Host", host)
                        .status())
                .isEqualTo(403);
        assertThat(RawRequest.to(served.port(), "POST /live/check")
                        .with("Host", host)
                        .json("{\"exercise\":\"01-1\"}")
                        .status())
                .isEqualTo(403);
        assertThat(RawRequest.to(served.port(), "OPTIONS /live/check")
                        .with("Host", host)
                        .with("Origin", "https://evil.example")
                        .with("Access-Control-Request-Headers", Visitor.OUR_HEADER)
                        .answer())
                .startsWith("HTTP/1.1 403 ")
                .doesNotContain("Access-Control");
        assertThat(served.get("/live/state").with("Host", host).status())
                .as("two hosts")
                .isIn(400, 403);
    }

    @Test
    void everythingHasItsOneMethod() throws IOException {
        for (String line : List.of("POST /live/state", "HEAD /live/state", "DELETE /live/check", "GET /live/check")) {
            assertThat(RawRequest.ofAPage(served.port(), line).status())
                    .as(line)
                    .isEqualTo(405);
        }
        assertThat(served.get("/live/").status()).isEqualTo(404);
        assertThat(served.get("/live/state/../../secret").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"exercise\":\"07-9\"} | 404",
                "{\"exercise\":\"../../../../bin/sh\"} | 404",
                "{\"exercise\":\"01-1; ls\"} | 404",
                "{\"exercise\":\"\"} | 404",
                "{\"exercise\":7} | 400",
                "{\"exercise\":\"01-1\",\"command\":\"ls\"} | 400",
                "{\"exercise\":\"01-1\"}{} | 400",
                "{\"exercise\":\"01-1\" | 400",
                "[\"01-1\"] | 400",
                "'' | 400",
            })
    void whatIsNoExerciseIsRefused(String body, int status) throws IOException {
        assertThat(served.post(body).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data"})
    void whatAFormCanSendIsRefused(String type) throws IOException {
        assertThat(RawRequest.ofAPage(served.port(), "POST /live/check")
                        .with("Content-Type", type)
                        .body("{\"exercise\":\"01-1\"}")
                        .status())
                .isEqualTo(415);
    }

    @Test
    void aLongBodyIsRefused() throws IOException {
        assertThat(served.post("{\"exercise\":\"" + "1".repeat(5_000) + "\"}").status())
                .isEqualTo(413);
    }
}
