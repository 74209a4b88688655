package workbook.inspect;

import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * A broker on this machine that can be inspected.
 *
 * @param address {@code host:port}; the host is this machine
 * @param whose in words
 * @param pid of its process; 0 if that is not known
 * @param since when it was ready, in milliseconds since 1970; 0 if that is not known
 */
record AnnouncedBroker(String address, String whose, long pid, long since) {
    private static final long MOST_BYTES = 4_096;

    /** Empty if the file is none of a broker, or half a one. */
    static Optional<AnnouncedBroker> read(Path file) {
        Properties said = new Properties();
        try (Reader text = Files.size(file) > MOST_BYTES ? Reader.nullReader() : Files.newBufferedReader(file)) {
            said.load(text);
            AnnouncedBroker broker = new AnnouncedBroker(
                    said.getProperty("address", ""),
                    said.getProperty("whose", "a broker"),
                    Long.parseLong(said.getProperty("pid", "0")),
                    Long.parseLong(said.getProperty("since", "0")));
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
