package minibroker.inspect;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** JsonMembers of a JSON object, in the order in which they are added. One thread uses it. */
final class JsonMembers {
    /** A text with more characters is cut: a key may have thirty thousand. */
    static final int LONGEST = 200;

    private final Map<String, Object> members = new LinkedHashMap<>();

    JsonMembers with(String name, Object value) {
        members.put(name, value);
        return this;
    }

    JsonMembers with(String name, String text) {
        members.put(name, cut(text));
        return this;
    }

    /** Left out if it is empty. */
    JsonMembers with(String name, OptionalLong number) {
        number.ifPresent(value -> members.put(name, value));
        return this;
    }

    /** Left out if it is empty. */
    JsonMembers with(String name, Optional<String> text) {
        text.ifPresent(value -> members.put(name, cut(value)));
        return this;
    }

    /** Those that are shown as a list, and under another name how many more there are. */
    <T> JsonMembers with(String name, Some<T> some, String more, Function<T, JsonMembers> object) {
        return list(name, some.shown(), object).with(more, some.more());
    }

    <T> JsonMembers list(String name, List<T> all, Function<T, JsonMembers> object) {
        members.put(name, all.stream().map(one -> object.apply(one).members).toList());
        return this;
    }

    JsonMembers withAll(JsonMembers others) {
        members.putAll(others.members);
        return this;
    }

    Map<String, Object> map() {
        return members;
    }

    static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
