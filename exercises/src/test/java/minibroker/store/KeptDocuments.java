package minibroker.store;

import minibroker.json.JsonObject;
import minibroker.json.JsonWriter;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A store that keeps no messages, only small documents, as JSON. One thread at a time. */
public final class KeptDocuments {
    private final Map<String, byte[]> documents = new TreeMap<>();

    /** The store as a broker finds it at a start: with what was saved before. */
    public MessageStore start() {
        InvocationHandler keeping = (store, method, arguments) -> {
            if (method.getName().equals("savedState")) {
                return document((String) arguments[0], arguments[1], arguments[2]);
            }
            throw new UnsupportedOperationException("this store keeps documents only: " + method.getName());
        };
        return (MessageStore) Proxy.newProxyInstance(
                MessageStore.class.getClassLoader(), new Class<?>[] {MessageStore.class}, keeping);
    }

    @SuppressWarnings("unchecked") // of one call of savedState
    private <T> SavedState<T> document(String name, Object reading, Object writing) {
        Optional<T> last = Optional.ofNullable(documents.get(name))
                .map(JsonObject::ofDocument)
                .map((Function<JsonObject, T>) reading);
        return new SavedState<>(
                last,
                state -> documents.put(name, JsonWriter.document(((Function<T, Map<?, ?>>) writing).apply(state))));
    }

    /** A document without blanks and line ends; empty if nothing was saved. */
    public String text(String name) {
        return new String(documents.getOrDefault(name, new byte[0]), UTF_8).replaceAll("\\s", "");
    }
}
