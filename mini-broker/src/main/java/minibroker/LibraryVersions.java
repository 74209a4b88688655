package minibroker;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Says which library is too old. Inside another program the broker runs with that program's libraries, and without this
 * the JVM would miss a class or a method somewhere.
 *
 * <p>Without state: any thread may call.
 */
final class LibraryVersions {
    /** @param classes one of each jar: an old one that holds everything may stand in front of some of them */
    private record Needed(String library, String version, List<String> classes) {}

    private static final List<Needed> ALL = List.of(
            new Needed("Jackson", "2.13", List.of("com.fasterxml.jackson.core.JsonFactory")),
            new Needed(
                    "Netty",
                    "4.1.1",
                    List.of(
                            "io.netty.util.AttributeKey",
                            "io.netty.buffer.ByteBuf",
                            "io.netty.channel.Channel",
                            "io.netty.handler.codec.ByteToMessageDecoder",
                            "io.netty.handler.timeout.IdleStateHandler")));

    private static final Pattern NUMBERS = Pattern.compile("[0-9]+(\\.[0-9]+)*");

    private LibraryVersions() {}

    /** @throws IllegalStateException if one is too old */
    static void check() {
        for (Needed needed : ALL) {
            for (String type : needed.classes()) {
                found(type).ifPresent(found -> check(needed.library(), found, needed.version()));
            }
        }
    }

    /** The version that the jar of a class tells of itself; empty if it tells none, as when a program is one jar. */
    private static Optional<String> found(String type) {
        try {
            Class<?> loaded = Class.forName(type, false, LibraryVersions.class.getClassLoader());
            return Optional.ofNullable(loaded.getPackage().getImplementationVersion());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    "The mini-broker needs %s, which is not on the class path".formatted(type), e);
        }
    }

    /** Versions count by the numbers that they begin with: 4.1.137.Final by 4, 1 and 137. */
    static void check(String library, String found, String needed) {
        if (Arrays.compare(numbers(found), numbers(needed)) < 0) {
            throw new IllegalStateException("The mini-broker needs %s %s or newer, but %s comes first on the class path"
                    .formatted(library, needed, found));
        }
    }

    private static int[] numbers(String version) {
        Matcher numbers = NUMBERS.matcher(version);
        if (!numbers.lookingAt()) {
            return new int[0];
        }
        return Stream.of(numbers.group().split("\\."))
                .mapToInt(Integer::parseInt)
                .toArray();
    }
}
