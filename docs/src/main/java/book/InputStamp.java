package book;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A number over everything the book is made of: texts, code that they may include, templates, and the program that
 * builds it. While it stays the same a build has nothing to do, and Asciidoctor's seconds of start are saved.
 */
final class InputStamp {
    private static final List<String> INPUTS = List.of(
            "docs",
            "lessons",
            "mini-broker/src",
            "solutions/src",
            "solutions/rocketmq/pom.xml",
            "exercises/src/test",
            "pom.xml");

    /** What is made of the book is no input, and neither is the program that makes it. */
    private static final Pattern BUILT = Pattern.compile("(target|editions)[/\\\\]");

    private InputStamp() {}

    static String of(Path root) throws IOException {
        MessageDigest digest = sha256();
        List<Path> inputs = new ArrayList<>();
        for (String input : INPUTS) {
            collect(root.resolve(input), inputs);
        }
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry).toAbsolutePath();
            if (path.startsWith(root)) {
                collect(path, inputs);
            } else {
                digest.update(path.getFileName().toString().getBytes(StandardCharsets.UTF_8));
            }
        }
        inputs.sort(null);
        for (Path input : inputs) {
            digest.update(root.relativize(input).toString().getBytes(StandardCharsets.UTF_8));
            digest.update(Files.readAllBytes(input));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Names a folder after the content of a file: what was kept there for another content is not found again. */
    static String shortOf(Path file) throws IOException {
        return HexFormat.of().formatHex(sha256().digest(Files.readAllBytes(file)), 0, 4);
    }

    private static void collect(Path start, List<Path> into) throws IOException {
        if (!Files.exists(start)) {
            return;
        }
        try (Stream<Path> files = Files.walk(start)) {
            files.filter(Files::isRegularFile)
                    .filter(f -> !BUILT.matcher(start.relativize(f).toString()).lookingAt())
                    .forEach(into::add);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
