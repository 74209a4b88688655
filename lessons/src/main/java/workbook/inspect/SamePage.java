package workbook.inspect;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a request comes from this machine and from a page of this server. A page of another site can make a browser
 * send requests here, too; what gives it away is what the browser itself says: Origin and Sec-Fetch-Site, and the Host
 * if a name of that site was made to lead to this machine.
 */
final class SamePage {
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

    private SamePage() {}

    /** Why it is refused; empty if it is not. */
    static Optional<String> refusal(HttpExchange exchange) {
        if (!exchange.getRemoteAddress().getAddress().isLoopbackAddress()) {
            return Optional.of("Only the machine itself can look into its broker.");
        }
        Headers headers = exchange.getRequestHeaders();
        int port = exchange.getLocalAddress().getPort();
        List<String> hosts = List.of("localhost:" + port, "127.0.0.1:" + port, "[::1]:" + port);
        List<String> named = headers.getOrDefault("Host", List.of());
        if (named.size() != 1 || !hosts.contains(named.get(0))) {
            return Optional.of("This server has no such name.");
        }
        List<String> origins = headers.getOrDefault("Origin", List.of());
        List<String> sites = headers.getOrDefault("Sec-Fetch-Site", List.of());
        boolean other = origins.stream().anyMatch(origin -> !origin.equals("http://" + named.get(0)))
                || !OWN_SITE.containsAll(sites);
        return other ? Optional.of("A page of another site asks; only this server's own pages may.") : Optional.empty();
    }
}
