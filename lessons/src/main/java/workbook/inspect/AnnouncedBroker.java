package workbook.inspect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A broker on this machine that can be inspected.
 *
 * @param address {@code host:port}; the host is this machine
 * @param whose in words
 * @param pid of its process; 0 if that is not known
 * @param started when it was ready, in milliseconds since 1970; 0 if that is not known
 */
record AnnouncedBroker(String address, String whose, long pid, long started) {
    private static final long MOST_BYTES = 4_096;

    /** Empty if the file is none of a broker, or half a one. */
    static Optional<AnnouncedBroker> read(Path file) {
        Map<String, String> said = new HashMap<>();
        try (JsonParser json = new JsonFactory()
                .createParser(Files.size(file) > MOST_BYTES ? new byte[0] : Files.readAllBytes(file))) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token.isScalarValue() && json.currentName() != null) {
                    said.put(json.currentName(), json.getText());
                }
            }
            AnnouncedBroker broker = new AnnouncedBroker(
                    said.getOrDefault("address", ""),
                    said.getOrDefault("whose", "a broker"),
                    Long.parseLong(said.getOrDefault("pid", "0")),
                    Long.parseLong(said.getOrDefault("started", "0")));
            broker.socketAddress();
            return Optional.of(broker);
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** One that somebody named. */
    static AnnouncedBroker named(String address) {
        return new AnnouncedBroker(address, "the one that you named", 0, 0);
    }

    /** @throws IllegalArgumentException if that is none on this machine */
    InetSocketAddress socketAddress() {
        int colon = address.lastIndexOf(':');
        if (colon < 1 || !address.substring(colon + 1).matches("\\d{1,5}")) {
            throw new IllegalArgumentException(address + " is no address such as 127.0.0.1:10911");
        }
        try {
            InetAddress host = InetAddress.getByName(address.substring(0, colon));
            if (!host.isLoopbackAddress()) {
                throw new IllegalArgumentException(address + " is not on this machine: the inspector asks"
                        + " brokers at 127.0.0.1, localhost or [::1], where nobody else listens");
            }
            return new InetSocketAddress(host, Integer.parseInt(address.substring(colon + 1)));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(address + " has a host that is not known", e);
        }
    }

    boolean runs() {
        return pid == 0 || ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }
}
