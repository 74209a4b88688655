package workbook.live;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A request as its text, since libraries don't let one say everything. The connection is closed after the answer. */
final class RawRequest {
    private static final int PATIENCE_MILLIS = 10_000;

    private final int port;
    private final String line;
    private final List<String> headers = new ArrayList<>();
    private String body = "";

    private RawRequest(int port, String line) {
        this.port = port;
        this.line = line;
    }

    /** @param line such as {@code GET /live/state} */
    static RawRequest to(int port, String line) {
        return new RawRequest(port, line);
    }

    /** As the script of a page says it that was loaded from here. */
    static RawRequest ofAPage(int port, String line) {
        return to(port, line)
                .with("Host", "localhost:" + port)
                .with("Sec-Fetch-Site", "same-origin")
                .with(Visitor.OUR_HEADER, "1");
    }

    RawRequest with(String header, String value) {
        headers.add(header + ": " + value);
        return this;
    }

    RawRequest without(String header) {
        headers.removeIf(line -> line.startsWith(header + ":"));
        return this;
    }

    RawRequest json(String text) {
        body = text;
        return with("Content-Type", "application/json");
    }

    RawRequest body(String text) {
        body = text;
        return this;
    }

    /** Status line, headers and body. */
    String answer() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            int length = body.getBytes(StandardCharsets.UTF_8).length;
            String text = "%s HTTP/1.1\r\nConnection: close\r\nContent-Length: %s\r\n%s\r\n%s"
                    .formatted(
                            line,
                            length,
                            headers.stream().map(header -> header + "\r\n").reduce("", String::concat),
                            body);
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    int status() throws IOException {
        return Integer.parseInt(answer().split(" ", 3)[1]);
    }
}
