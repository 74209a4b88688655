package minibroker.remoting;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * One request or one answer on the wire, decoded.
 *
 * <p>{@code opaque} is the number that its sender gave a request; the answer repeats it. Whether a command is an answer
 * is one bit of {@code flag}, and whether a request wants an answer at all is another.
 *
 * <p>Immutable as long as nobody writes into {@code body}; any thread may read it.
 *
 * @param code what is asked for (request) or how it went (answer), see {@code minibroker.protocol}
 * @param language who sent it, by name, such as {@code "JAVA"}
 * @param version ordinal of the sender's release, {@link #VERSION} for RocketMQ 5.5.0
 * @param opaque correlation number
 * @param flag bit 0: answer; bit 1: one-way request
 * @param remark text for people, never null, empty when there is none
 * @param extFields the header's own fields by their names on the wire
 * @param body bytes that only the two ends understand, never null
 */
public record RemotingCommand(
        int code,
        String language,
        int version,
        int opaque,
        int flag,
        String remark,
        Map<String, String> extFields,
        byte[] body) {

    /** Ordinal of release 5.5.0 in RocketMQ's list; the client turns features on and off by it. */
    public static final int VERSION = 513;

    static final int RESPONSE_FLAG = 1;
    static final int ONEWAY_FLAG = 2;
    static final byte[] NO_BODY = {};

    public RemotingCommand {
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(remark, "remark");
        Objects.requireNonNull(extFields, "extFields");
        Objects.requireNonNull(body, "body");
    }

    /** A request that wants an answer. */
    public static RemotingCommand request(int code, int opaque) {
        return new RemotingCommand(code, "JAVA", VERSION, opaque, 0, "", Map.of(), NO_BODY);
    }

    /** A request that wants none. */
    public static RemotingCommand oneway(int code, int opaque) {
        return new RemotingCommand(code, "JAVA", VERSION, opaque, ONEWAY_FLAG, "", Map.of(), NO_BODY);
    }

    /** The answer to this request. */
    public RemotingCommand answer(int responseCode, String remark) {
        return new RemotingCommand(responseCode, "JAVA", VERSION, opaque, RESPONSE_FLAG, remark, Map.of(), NO_BODY);
    }

    /** The answer to this request when all went well. */
    public RemotingCommand success() {
        return answer(SystemResponseCode.SUCCESS, "");
    }

    /** The same command with one more header field; a null value leaves it as it is. */
    public RemotingCommand with(String field, Object value) {
        if (value == null) {
            return this;
        }
        Map<String, String> fields = new LinkedHashMap<>(extFields);
        fields.put(field, value.toString());
        return with(fields);
    }

    /** The same command with these header fields in place of its own. */
    public RemotingCommand with(Map<String, String> fields) {
        return new RemotingCommand(code, language, version, opaque, flag, remark, fields, body);
    }

    /** The same command with this body. */
    public RemotingCommand withBody(byte[] bytes) {
        return new RemotingCommand(code, language, version, opaque, flag, remark, extFields, bytes);
    }

    /** The same command with this correlation number. */
    RemotingCommand withOpaque(int number) {
        return new RemotingCommand(code, language, version, number, flag, remark, extFields, body);
    }

    public boolean isResponse() {
        return (flag & RESPONSE_FLAG) != 0;
    }

    public boolean isOneway() {
        return (flag & ONEWAY_FLAG) != 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RemotingCommand that
                && code == that.code
                && language.equals(that.language)
                && version == that.version
                && opaque == that.opaque
                && flag == that.flag
                && remark.equals(that.remark)
                && extFields.equals(that.extFields)
                && Arrays.equals(body, that.body);
    }

    @Override
    public int hashCode() {
        return Objects.hash(code, opaque, flag, extFields, Arrays.hashCode(body));
    }

    @Override
    public String toString() {
        return "%s code=%s opaque=%s%s ext=%s body=%s bytes"
                .formatted(
                        isResponse() ? "answer" : isOneway() ? "one-way request" : "request",
                        code,
                        opaque,
                        remark.isEmpty() ? "" : " remark=\"" + remark + "\"",
                        extFields,
                        body.length);
    }
}
