package workbook.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks a name server on this machine where its broker is, and knocks there: a broker that tells an address that nobody
 * reaches is the most common trouble with RocketMQ in containers.
 */
final class RouteProbe {
    private static final Duration PATIENCE = Duration.ofMillis(1_500);
    private static final int GET_ROUTE = 105;
    private static final Pattern ADDRESS = Pattern.compile("\"brokerAddrs\":\\{\"?0\"?:\"([^\"]+):(\\d+)\"");

    private RouteProbe() {}

    /** The broker's address that cannot be reached, {@code host:port}; nothing if there is no such trouble. */
    static Optional<String> unreachable(int nameServerPort) {
        try {
            Matcher address = ADDRESS.matcher(route(nameServerPort));
            if (!address.find()) {
                return Optional.empty();
            }
            return reached(new InetSocketAddress(address.group(1), Integer.parseInt(address.group(2))))
                    ? Optional.empty()
                    : Optional.of(address.group(1) + ":" + address.group(2));
        } catch (IOException | IllegalArgumentException e) {
            // No name server there, or something else: that is not this trouble.
            return Optional.empty();
        }
    }

    private static String route(int nameServerPort) throws IOException {
        SortedMap<String, String> fields = new TreeMap<>(Map.of("topic", "TBW102", "acceptStandardJsonOnly", "true"));
        InetSocketAddress nameServer = new InetSocketAddress(InetAddress.getLoopbackAddress(), nameServerPort);
        return new BrokerQuestion(GET_ROUTE, fields).ask(nameServer, PATIENCE).text();
    }

    private static boolean reached(InetSocketAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(address, (int) PATIENCE.toMillis());
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
