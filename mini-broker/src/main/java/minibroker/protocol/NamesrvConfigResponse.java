package minibroker.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Answer to code 319: how the name server was set up, as lines {@code name=value}. RocketMQ: {@code NamesrvConfig}. */
public record NamesrvConfigResponse(String host, int port) {
    public byte[] body() {
        return "bindAddress=%s\nlistenPort=%s\n".formatted(host, port).getBytes(UTF_8);
    }
}
