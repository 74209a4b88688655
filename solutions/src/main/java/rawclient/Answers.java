package rawclient;

import org.apache.rocketmq.remoting.protocol.RemotingCommand;
import org.apache.rocketmq.remoting.protocol.ResponseCode;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Answers as text for a transcript. */
public final class Answers {

    private static final Map<Integer, String> NAMES = names();

    private Answers() {}

    /** As {@code "17 TOPIC_NOT_EXIST"}. */
    public static String code(int code) {
        return code + " " + NAMES.getOrDefault(code, "(no name)");
    }

    /** The code alone. */
    public static String code(RemotingCommand answer) {
        return code(answer.getCode());
    }

    /** The names of the answer's fields, sorted. */
    public static Set<String> fieldNames(RemotingCommand answer) {
        return answer.getExtFields() == null
                ? Set.of()
                : new TreeSet<>(answer.getExtFields().keySet());
    }

    /** A field of the answer, or the code when the answer has no such field. */
    public static String field(RemotingCommand answer, String name) {
        Map<String, String> fields = answer.getExtFields();
        return fields != null && fields.containsKey(name) ? fields.get(name) : code(answer);
    }

    /**
     * The code, and which of these values its remark mentions. The wording is each broker's own and no client reads it;
     * what it tells the person who does, is compared.
     *
     * @param values by the name under which they are noted
     */
    public static String refusal(RemotingCommand answer, Map<String, String> values) {
        String remark = String.valueOf(answer.getRemark());
        String mentioned = new TreeMap<>(values)
                .entrySet().stream()
                        .filter(value -> remark.contains(value.getValue()))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.joining(", "));
        return code(answer) + (mentioned.isEmpty() ? "" : ", mentions the " + mentioned);
    }

    private static Map<Integer, String> names() {
        Map<Integer, String> names = new TreeMap<>();
        for (Field field : ResponseCode.class.getFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == int.class) {
                try {
                    names.putIfAbsent(field.getInt(null), field.getName());
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        return names;
    }
}
