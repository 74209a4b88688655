package minibroker.protocol;

import minibroker.json.BadJson;
import minibroker.json.JsonObject;
import minibroker.remoting.RequestFailed;

import java.util.function.Function;

/** Reads the JSON body of a request. Any thread may call. */
final class RequestBody {
    private RequestBody() {}

    /**
     * @throws RequestFailed if the body is no JSON object, is too large, or lacks a member that the function requires
     */
    static <T> T read(byte[] body, Function<JsonObject, T> reading) {
        try {
            return reading.apply(JsonObject.ofRequest(body));
        } catch (BadJson e) {
            throw new RequestFailed(
                    ResponseCode.SYSTEM_ERROR,
                    "The body is not the JSON of this request, at byte %s: %s".formatted(e.position(), e.getMessage()));
        }
    }
}
