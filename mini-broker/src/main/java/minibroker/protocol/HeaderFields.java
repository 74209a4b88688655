package minibroker.protocol;

import minibroker.message.MessageQueue;
import minibroker.remoting.RemotingCommand;
import minibroker.remoting.RequestFailed;

import java.util.Map;
import java.util.OptionalInt;

/**
 * A request's header fields: text on the wire, read as numbers, booleans and queues.
 *
 * <p>A field that is missing or makes no sense refuses the request with SYSTEM_ERROR, as in RocketMQ; the remark has
 * its name and value. Immutable: any thread may call.
 *
 * <p>RocketMQ: {@code CommandCustomHeader}.
 */
public record HeaderFields(Map<String, String> fields) {
    public static HeaderFields of(RemotingCommand request) {
        return new HeaderFields(request.extFields());
    }

    public String text(String name) {
        String value = fields.get(name);
        if (value == null) {
            throw new RequestFailed(ResponseCode.SYSTEM_ERROR, "The header field %s is missing".formatted(name));
        }
        return value;
    }

    public String text(String name, String otherwise) {
        return fields.getOrDefault(name, otherwise);
    }

    public long number(String name) {
        String value = text(name);
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw notA("number", name, value);
        }
    }

    public long number(String name, long otherwise) {
        return fields.containsKey(name) ? number(name) : otherwise;
    }

    public int smallNumber(String name) {
        long value = number(name);
        if (value != (int) value) {
            throw notA("number of 32 bits", name, Long.toString(value));
        }
        return (int) value;
    }

    public int smallNumber(String name, int otherwise) {
        return fields.containsKey(name) ? smallNumber(name) : otherwise;
    }

    /** Empty if the field is missing. */
    public OptionalInt smallNumberIfAny(String name) {
        return fields.containsKey(name) ? OptionalInt.of(smallNumber(name)) : OptionalInt.empty();
    }

    public boolean yes(String name, boolean otherwise) {
        return fields.containsKey(name) ? Boolean.parseBoolean(fields.get(name)) : otherwise;
    }

    /** The queue that the fields {@code topic} and {@code queueId} name. */
    public MessageQueue queue() {
        return new MessageQueue(text("topic"), smallNumber("queueId"));
    }

    private static RequestFailed notA(String kind, String name, String value) {
        return new RequestFailed(
                ResponseCode.SYSTEM_ERROR, "The header field %s is \"%s\", not a %s".formatted(name, value, kind));
    }
}
