package minibroker.protocol;

import java.util.Map;

/**
 * RocketMQ's version of a table. Whoever asks this broker gets all of a table at once, so nobody compares versions.
 *
 * <p>RocketMQ: {@code DataVersion}.
 */
final class DataVersion {
    static final Map<String, Integer> UNCHANGED = Map.of("counter", 0, "stateVersion", 0, "timestamp", 0);

    private DataVersion() {}
}
