package minibroker.json;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Writes JSON: the body of an answer, or a document.
 *
 * <p>A document is JSON, indented for people. A body is in the dialect that the client reads, in which two things are
 * not JSON: a number as a key stands without quotes, {@code {0:"127.0.0.1:10911"}}, and a queue as a key is an object,
 * {@code {{"brokerName":"b","queueId":3,"topic":"T"}:…}}. The client knows only this form of the second one.
 *
 * <p>A value is a map, a collection, a text, a number or a boolean; a member without a value is left out. A key is a
 * text, a number, or, in a body, a map for the object form. Any thread may call.
 */
public final class JsonWriter {
    private static final JsonStringEncoder TEXT = JsonStringEncoder.getInstance();

    private final StringBuilder out = new StringBuilder();
    private final boolean document;
    private int depth;

    private JsonWriter(boolean document) {
        this.document = document;
    }

    /** The body of an answer. */
    public static byte[] body(Object value) {
        return new JsonWriter(false).bytes(value);
    }

    /** A document for a file. */
    public static byte[] document(Map<?, ?> members) {
        return new JsonWriter(true).bytes(members);
    }

    private byte[] bytes(Object value) {
        append(value);
        return out.toString().getBytes(UTF_8);
    }

    private void append(Object value) {
        if (value instanceof Map<?, ?> map) {
            appendMap(map);
        } else if (value instanceof Iterable<?> list) {
            appendList(list);
        } else if (value instanceof String text) {
            appendText(text);
        } else {
            out.append(value);
        }
    }

    private void appendMap(Map<?, ?> map) {
        String comma = "";
        out.append('{');
        depth++;
        for (Map.Entry<?, ?> member : map.entrySet()) {
            if (member.getValue() != null) {
                out.append(comma);
                newLine();
                appendKey(member.getKey());
                out.append(document ? " : " : ":");
                append(member.getValue());
                comma = ",";
            }
        }
        depth--;
        if (!comma.isEmpty()) {
            newLine();
        }
        out.append('}');
    }

    private void appendKey(Object key) {
        if (document) {
            appendText(key.toString());
        } else {
            append(key);
        }
    }

    private void appendList(Iterable<?> list) {
        String comma = "";
        out.append('[');
        for (Object element : list) {
            out.append(comma);
            append(element);
            comma = ",";
        }
        out.append(']');
    }

    private void appendText(String text) {
        out.append('"');
        TEXT.quoteAsString(text, out);
        out.append('"');
    }

    private void newLine() {
        if (document) {
            out.append('\n').append("  ".repeat(depth));
        }
    }
}
