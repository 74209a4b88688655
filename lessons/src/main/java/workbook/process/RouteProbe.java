package workbook.process;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks a name server on this machine where its broker is, and knocks there: a broker that tells an address that nobody
 * reaches is the most common trouble with RocketMQ in containers.
 *
 * <p>One question in RocketMQ's protocol, by hand, since the workbook program has no client.
 */
final class RouteProbe {
    private static final int MILLIS = 1_500;
    private static final int MOST_BYTES = 1 << 20;
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
        String header =
                "{\"code\":105,\"extFields\":{\"topic\":\"TBW102\",\"acceptStandardJsonOnly\":\"true\"},\"flag\":0,"
                        + "\"language\":\"JAVA\",\"opaque\":1,\"version\":513}";
        byte[] bytes = header.getBytes(StandardCharsets.UTF_8);
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), nameServerPort), MILLIS);
            socket.setSoTimeout(MILLIS);
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.writeInt(4 + bytes.length);
            out.writeInt(bytes.length);
            out.write(bytes);
            out.flush();
            DataInputStream in = new DataInputStream(socket.getInputStream());
            int length = in.readInt();
            if (length < 4 || length > MOST_BYTES) {
                throw new IOException("no answer of a name server");
            }
            return new String(in.readNBytes(length), StandardCharsets.UTF_8);
        }
    }

    private static boolean reached(InetSocketAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(address, MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
