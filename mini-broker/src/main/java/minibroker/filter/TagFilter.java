package minibroker.filter;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lets messages with certain tags through, by the hash codes of the tags.
 *
 * <p>A hash may let a message with another tag through; the client compares the tags themselves and drops it. It never
 * holds a wanted message back. Immutable: any thread may call.
 *
 * <p>RocketMQ: {@code DefaultMessageFilter}.
 *
 * @param codes hash codes of the wanted tags; empty lets everything through
 */
public record TagFilter(Set<Integer> codes) {
    /** Lets everything through. */
    public static final TagFilter ALL = new TagFilter(Set.of());

    /**
     * @param expression {@code *} or an empty text for all, otherwise tags such as {@code "paid || sent"}
     * @throws IllegalArgumentException if it names no tag
     */
    public static TagFilter parse(String expression) {
        if (expression.isBlank() || expression.trim().equals("*")) {
            return ALL;
        }
        // tag::18-1[]
        Set<Integer> codes = Stream.of(expression.split("\\|\\|"))
                .map(String::trim)
                .filter(tag -> !tag.isEmpty())
                .map(String::hashCode)
                .collect(Collectors.toUnmodifiableSet());
        if (codes.isEmpty()) {
            throw new IllegalArgumentException("The expression \"%s\" names no tag".formatted(expression));
        }
        return new TagFilter(codes);
        // end::18-1[]
    }

    /** Whether a message with this tag code may be wanted; the hash of its tag, 0 without one. */
    public boolean matches(long tagCode) {
        if (codes.isEmpty()) {
            return true;
        }
        // tag::18-1[]
        return codes.contains((int) tagCode);
        // end::18-1[]
    }
}
