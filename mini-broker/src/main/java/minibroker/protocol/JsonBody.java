package minibroker.protocol;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Writes the body of an answer in the JSON dialect that the client reads.
 *
 * <p>Two things in it are not JSON: a number as a key stands without quotes, {@code {0:"127.0.0.1:10911"}}, and a queue
 * as a key is an object, {@code {{"brokerName":"b","queueId":3,"topic":"T"}:…}}. The client knows only this form of the
 * second one.
 *
 * <p>A value is a map, a collection, a text, a number or a boolean; a member without a value is left out. A key is a
 * text, a number, or a map for the object form. Without state: any thread may call.
 */
public final class JsonBody {
    private static final JsonStringEncoder TEXT = JsonStringEncoder.getInstance();

    private JsonBody() {}

    public static byte[] write(Object value) {
        StringBuilder out = new StringBuilder();
        append(value, out);
        return out.toString().getBytes(UTF_8);
    }

    private static void append(Object value, StringBuilder out) {
        if (value instanceof Map<?, ?> map) {
            appendMap(map, out);
        } else if (value instanceof Iterable<?> list) {
            appendList(list, out);
        } else if (value instanceof String text) {
            out.append('"');
            TEXT.quoteAsString(text, out);
            out.append('"');
        } else {
            out.append(value);
        }
    }

    private static void appendMap(Map<?, ?> map, StringBuilder out) {
        String comma = "";
        out.append('{');
        for (Map.Entry<?, ?> member : map.entrySet()) {
            if (member.getValue() != null) {
                out.append(comma);
                append(member.getKey(), out);
                out.append(':');
                append(member.getValue(), out);
                comma = ",";
            }
        }
        out.append('}');
    }

    private static void appendList(Iterable<?> list, StringBuilder out) {
        String comma = "";
        out.append('[');
        for (Object element : list) {
            out.append(comma);
            append(element, out);
            comma = ",";
        }
        out.append(']');
    }
}
