package workbook.live;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Who asks. A page of ours says by which name it knows this server, and a browser says of which site a page is.
 *
 * <p>The name is checked because the owner of a foreign name can have it lead to this machine.
 *
 * @param peer at the other end of the connection
 * @param port of this server
 */
public record Visitor(InetAddress peer, int port, Headers headers) {
    /** Sent by our script. A page of another site can't send it without asking first, and asking is refused. */
    static final String OUR_HEADER = "Workbook-Page";

    private static final int DEFAULT_PORT = 80;
    private static final List<String> OUR_NAMES = List.of("localhost", "127.0.0.1", "[::1]");

    public static Visitor of(HttpExchange exchange) {
        return new Visitor(
                exchange.getRemoteAddress().getAddress(),
                exchange.getLocalAddress().getPort(),
                exchange.getRequestHeaders());
    }

    public boolean onThisMachine() {
        return peer.isLoopbackAddress();
    }

    /** Why a page that this visitor opens is not for him; empty if it is. */
    Optional<String> mayNotRead() {
        String host = one("Host").toLowerCase(Locale.ROOT);
        boolean known = OUR_NAMES.stream()
                .anyMatch(name -> host.equals(name + ":" + port) || port == DEFAULT_PORT && host.equals(name));
        return known ? Optional.empty() : Optional.of("ask http://localhost:%s/".formatted(port));
    }

    /** Why a script that asks is none of ours; empty if it is. */
    public Optional<String> mayNotAsk() {
        Optional<String> misnamed = mayNotRead();
        if (misnamed.isPresent()) {
            return misnamed;
        }
        boolean ours = isAbsentOr("Origin", "http://" + one("Host"))
                && isAbsentOr("Sec-Fetch-Site", "same-origin")
                && !one(OUR_HEADER).isEmpty();
        return ours ? Optional.empty() : Optional.of("only a page of this book may ask that");
    }

    private boolean isAbsentOr(String header, String value) {
        return headers.get(header) == null || one(header).equalsIgnoreCase(value);
    }

    /** Empty if there is none, or several. */
    private String one(String header) {
        List<String> values = headers.getOrDefault(header, List.of());
        return values.size() == 1 ? values.get(0) : "";
    }
}
