package book;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The broker's types beside RocketMQ's, from the comments in the code and the names in RocketMQ's jars.
 *
 * <p>A type whose comment says "RocketMQ: ..." has another name there, one that has the same name needs to say nothing,
 * and any other is ours alone.
 */
final class Counterparts {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private final Path sources;
    private final Path jars;
    private final Problems problems;
    private RocketMqClasses rocketMq;

    /** @param jars the list of RocketMQ's jars */
    Counterparts(Path sources, Path jars, Problems problems) {
        this.sources = sources;
        this.jars = jars;
        this.problems = problems;
    }

    /**
     * @param which a package such as {@code store}, for its table with what each type is; or {@code all}, by name only
     */
    String of(String which) {
        rocketMq = rocketMq == null ? read() : rocketMq;
        List<JavaType> types = types().stream()
                .filter(t -> which.equals("all") || t.packageName().equals("minibroker." + which))
                .toList();
        if (types.isEmpty()) {
            throw new IllegalArgumentException("no types in package " + which);
        }
        return which.equals("all") ? names(types) : table(types);
    }

    private String names(List<JavaType> types) {
        return types.stream()
                .filter(t -> there(t).isPresent())
                .sorted((a, b) -> a.name().compareToIgnoreCase(b.name()))
                .map(t -> "| `%s` | %s\n".formatted(t.name(), there(t).orElseThrow()))
                .collect(Collectors.joining("", "[cols=\"2,3\"]\n|===\n| Ours | RocketMQ's\n\n", "|===\n"));
    }

    private String table(List<JavaType> types) {
        String rows = types.stream()
                .filter(t -> there(t).isPresent())
                .map(t -> "| `%s` | %s | %s\n".formatted(t.name(), cell(t.summary()), there(t).orElseThrow()))
                .collect(Collectors.joining());
        String alone = types.stream()
                .filter(t -> there(t).isEmpty())
                .map(t -> "* `%s`: %s\n".formatted(t.name(), t.summary()))
                .collect(Collectors.joining());
        return (rows.isEmpty()
                        ? ""
                        : "[cols=\"3,5,4\"]\n|===\n| Ours | What it is | RocketMQ's\n\n" + rows + "|===\n\n")
                + (alone.isEmpty() ? "" : "Without a counterpart of its own there:\n\n" + alone + "\n");
    }

    private Optional<String> there(JavaType type) {
        if (type.rocketMq().isPresent()) {
            return type.rocketMq().filter(t -> !t.equals("none")).map(Counterparts::cell);
        }
        return rocketMq.fullName(type.name()).map(full -> "the same name, in `%s`".formatted(packageOf(full)));
    }

    private List<JavaType> types() {
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(f -> f.toString().endsWith(".java"))
                    .sorted()
                    .flatMap(f -> read(f).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RocketMqClasses read() {
        try {
            return RocketMqClasses.listedIn(jars);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<JavaType> read(Path file) {
        try {
            Optional<JavaType> type = JavaType.read(Files.readString(file));
            type.flatMap(JavaType::rocketMq).ifPresent(said -> CODE.matcher(said)
                    .results()
                    .map(m -> m.group(1))
                    .filter(name -> !rocketMq.knows(name))
                    .forEach(name -> problems.addWhere(file, "RocketMQ: ", "RocketMQ has no class " + name)));
            return type;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String packageOf(String full) {
        return full.substring(0, full.lastIndexOf('.')).replace("org.apache.rocketmq.", "");
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
