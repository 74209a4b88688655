package minibroker.protocol;

import minibroker.remoting.RemotingCommand;

/**
 * The header of the question where a topic is.
 *
 * <p>RocketMQ: {@code GetRouteInfoRequestHeader}.
 *
 * @param standardJson whether the client says that it reads nothing but JSON, so that numbers as keys need quotes
 */
public record RouteRequest(String topic, boolean standardJson) {
    /** Reads the header of code 105. */
    public static RouteRequest of(RemotingCommand request) {
        HeaderFields fields = HeaderFields.of(request);
        return new RouteRequest(fields.text("topic"), fields.yes("acceptStandardJsonOnly", false));
    }
}
