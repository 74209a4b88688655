package minibroker.protocol;

import java.util.Map;

/**
 * Header field of the answer to codes 205 and 327: how many topics have changed.
 *
 * <p>RocketMQ: {@code WipeWritePermOfBrokerResponseHeader}, {@code AddWritePermOfBrokerResponseHeader}.
 *
 * @param write whether producers may come back
 */
public record WritePermissionResponse(boolean write, int topics) {
    public Map<String, String> fields() {
        return Map.of(write ? "addTopicCount" : "wipeTopicCount", Integer.toString(topics));
    }
}
