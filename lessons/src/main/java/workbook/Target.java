package workbook;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/** Which broker a program or a cross-check talks to. */
sealed interface Target {

    /** The learner's, started for this. */
    record Mini() implements Target {}

    /** The finished one without the learner's classes, started for this: for lessons before 04. */
    record Reference() implements Target {}

    /** The real one, started for this from its published jars. */
    record RocketMq() implements Target {}

    /** The real one in a container, started for this. */
    record Docker() implements Target {}

    /** What the real one did when it was asked last: to compare with, not to run anything on. */
    record Recorded() implements Target {}

    /** One that runs already; the address of its name server. */
    record Address(String hostAndPort) implements Target {
        private static final Duration PATIENCE = Duration.ofSeconds(3);

        /** Whether anybody accepts a connection there. */
        boolean isThere() {
            String[] parts = hostAndPort.split(":");
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(parts[0], Integer.parseInt(parts[1])), (int) PATIENCE.toMillis());
                return true;
            } catch (IOException | IllegalArgumentException e) {
                return false;
            }
        }
    }

    /**
     * @param toRunOn whether "mini" and "reference" are accepted, and "recorded" is not
     * @throws Refusal for anything else
     */
    static Target of(String typed, boolean toRunOn) {
        if (typed.equals("mini") && toRunOn) {
            return new Mini();
        }
        if (typed.equals("reference") && toRunOn) {
            return new Reference();
        }
        if (typed.equals("rocketmq")) {
            return new RocketMq();
        }
        if (typed.equals("docker")) {
            return new Docker();
        }
        if (typed.equals("recorded") && !toRunOn) {
            return new Recorded();
        }
        if (typed.matches("[^:\\s]+:[1-9]\\d{0,4}")) {
            return new Address(typed);
        }
        throw new Refusal(
                Workbook.USAGE,
                "--on %s: type %s, or HOST:PORT of a name server such as localhost:9876"
                        .formatted(
                                typed, toRunOn ? "mini, reference, rocketmq, docker" : "rocketmq, docker, recorded"));
    }
}
