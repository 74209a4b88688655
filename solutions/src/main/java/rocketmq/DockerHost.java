package rocketmq;

import com.github.dockerjava.api.model.ExposedPort;
import org.testcontainers.DockerClientFactory;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/** Where the ports of containers are found. Any thread may call. */
final class DockerHost {

    private DockerHost() {}

    /** In numbers: a broker must not tell its clients a name that means something else to them. */
    static String address() {
        String host = DockerClientFactory.instance().dockerHostIpAddress();
        try {
            return InetAddress.getByName(host).getHostAddress();
        } catch (UnknownHostException e) {
            throw new RocketMqUnavailable("no address for Docker's host " + host, e);
        }
    }

    /** The ports, outside the same as inside; for this machine alone if the engine is on it. */
    static List<String> bindings(int... ports) {
        String address = address();
        List<String> bindings = new ArrayList<>();
        for (int port : ports) {
            bindings.add("%s:%s:%s"
                    .formatted(address.startsWith("127.") ? address : "0.0.0.0", port, new ExposedPort(port)));
        }
        return bindings;
    }
}
