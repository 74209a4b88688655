package minibroker.protocol;

import minibroker.json.JsonObject;

/**
 * An administrator says how the consumers of a group get the messages of a topic.
 *
 * <p>RocketMQ: {@code SetMessageRequestModeRequestBody}.
 *
 * @param mode {@code PULL} or {@code POP}
 */
public record RequestMode(String topic, String group, String mode) {
    /** Each consumer has queues of its own and keeps track of its offsets. */
    public static final String PULL = "PULL";

    /** Reads the body of code 401. */
    public static RequestMode read(byte[] body) {
        return RequestBody.read(body, RequestMode::of);
    }

    private static RequestMode of(JsonObject json) {
        return new RequestMode(json.text("topic"), json.text("consumerGroup"), json.text("mode", PULL));
    }
}
