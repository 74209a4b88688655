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
record HeaderFields(Map<String, String> fields) {
    static HeaderFields of(RemotingCommand request) {
        return new HeaderFields(request.extFields());
    }

    String text(String name) {
        String value = fields.get(name);
        if (value == null) {
            throw new RequestFailed(ResponseCode.SYSTEM_ERROR, "The header field %s is missing".formatted(name));
        }
        return value;
    }

    String text(String name, String otherwise) {
        return fields.getOrDefault(name, otherwise);
    }

    long number(String name) {
        String value = text(name);
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw notA("number", name, value);
        }
    }

    long number(String name, long otherwise) {
        return fields.containsKey(name) ? number(name) : otherwise;
    }

    int smallNumber(String name) {
        long value = number(name);
        if (value != (int) value) {
            throw notA("number of 32 bits", name, Long.toString(value));
        }
        return (int) value;
    }

    int smallNumber(String name, int otherwise) {
        return fields.containsKey(name) ? smallNumber(name) : otherwise;
    }

    /** Empty if the field is missing. */
    OptionalInt smallNumberIfAny(String name) {
        return fields.containsKey(name) ? OptionalInt.of(smallNumber(name)) : OptionalInt.empty();
    }

    boolean yes(String name, boolean otherwise) {
        return fields.containsKey(name) ? Boolean.parseBoolean(fields.get(name)) : otherwise;
    }

    /** The queue that the fields {@code topic} and {@code queueId} name. */
    MessageQueue queue() {
        return new MessageQueue(text("topic"), smallNumber("queueId"));
    }

    private static RequestFailed notA(String kind, String name, String value) {
        return new RequestFailed(
                ResponseCode.SYSTEM_ERROR, "The header field %s is \"%s\", not a %s".formatted(name, value, kind));
    }
}
