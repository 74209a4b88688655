package captures;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the lessons show, in their folders {@code captured}, is what the code does now.
 *
 * <p>To write the files again: {@code mvn -q -pl solutions -am test -Dtest=*CapturesTest -Dcaptures.write=true
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
public final class Captured {
    private static final boolean WRITE = Boolean.getBoolean("captures.write");

    private Captured() {}

    /** @param lesson its folder's name */
    public static Path folder(String lesson) {
        return Path.of("../lessons", lesson, "captured");
    }

    /** @param now the files' texts by their names */
    public static void compare(Path folder, Map<String, String> now) {
        now.forEach((name, text) -> compare(folder.resolve(name), text));
    }

    public static void compare(Path file, String now) {
        if (WRITE) {
            try {
                Files.writeString(file, now);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        assertThat(file)
                .as("%s, see captures.Captured", file.getFileName())
                .content()
                .isEqualToNormalizingNewlines(now);
    }
}
