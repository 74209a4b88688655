package minibroker;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.apache.rocketmq.common.MixAll;
import org.apache.rocketmq.common.message.MessageConst;
import org.apache.rocketmq.common.topic.TopicValidator;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * RocketMQ's names for things on the wire stand as literals in {@code message}, {@code protocol} and {@code remoting}
 * and nowhere else; the others have the constants and records of those packages.
 *
 * <p>A name of the wire is whatever RocketMQ's own classes call a property, a topic of the broker, a header field or a
 * member of a body, and each literal of one word in {@code protocol}. Bytecode does not show where a literal stands,
 * since the compiler copies constants, so this reads the sources.
 */
class WireNamesTest {
    private static final Path SOURCES = Path.of("src", "main", "java", "minibroker");
    private static final Set<String> HOMES = Set.of("message", "protocol", "remoting");

    /** Members of an answer that RocketMQ does not have, many of them called like something that it has. */
    private static final String OWN_ANSWERS = "inspect";

    /** Files and folders of the store that are called like something on the wire. */
    private static final Set<String> FILES = Set.of("index", "queueOffset");

    /** Read and write documents on the disk, whose members have RocketMQ's names, too, but do not travel. */
    private static final Set<Path> DOCUMENTS =
            Set.of(Path.of("broker", "BrokerState.java"), Path.of("schedule", "ScheduleMessageService.java"));

    /** The type of a topic whose messages wait, in its attributes; not the property of that name. */
    private static final Set<String> HOMONYMS = Set.of("Attributes.java DELAY");

    private static final Set<String> VALUES = Set.of("true", "false");

    private static final Pattern WORD = Pattern.compile("[%A-Za-z_][%A-Za-z0-9_]*");

    /** What must not be taken for a literal comes first; the literal's text is the group. */
    private static final Pattern LITERAL = Pattern.compile(
            "/\\*.*?\\*/|//[^\n]*|'(?:[^'\\\\]|\\\\.)'|\"\"\".*?\"\"\"|\"((?:[^\"\\\\\n]|\\\\.)*)\"", Pattern.DOTALL);

    private record Literal(String text, int line) {}

    @Test
    void standOnlyInTheirHomes() throws IOException {
        Set<String> names = namesOnTheWire();
        List<String> strays = new ArrayList<>();
        for (Path file : sourcesIn(SOURCES)) {
            Path place = SOURCES.relativize(file);
            String home = place.getName(0).toString();
            if (!HOMES.contains(home) && !home.equals(OWN_ANSWERS) && !DOCUMENTS.contains(place)) {
                literalsIn(Files.readString(file)).stream()
                        .filter(literal -> names.contains(literal.text))
                        .filter(literal -> !HOMONYMS.contains(place.getFileName() + " " + literal.text))
                        .forEach(stray -> strays.add("%s:%s \"%s\"".formatted(place, stray.line, stray.text)));
            }
        }

        assertThat(strays)
                .as(
                        "names of the wire outside their home. A property's name belongs into message.PropertyNames,"
                                + " a topic's into message.ReservedTopics, a field of a header or body into its record in protocol")
                .isEmpty();
    }

    @Test
    void areKnown() throws IOException {
        assertThat(namesOnTheWire())
                .contains("TAGS", "SCHEDULE_TOPIC_XXXX", "%RETRY%", "rmq_sys_", "msgId", "offsetTable", "putTps");
    }

    @Test
    void areFoundInCodeAndNotInComments() {
        assertThat(literalsIn("""
                /** A "TAGS" in a comment. */
                char quote = '"'; // and "KEYS" in another
                put("msgId", "a \\"quoted\\" // word");
                """).stream().map(literal -> literal.line + " " + literal.text))
                .containsExactly("3 msgId", "3 a \\\"quoted\\\" // word");
    }

    private static Set<String> namesOnTheWire() throws IOException {
        Set<String> names = new TreeSet<>(Set.of(MixAll.RETRY_GROUP_TOPIC_PREFIX, MixAll.DLQ_GROUP_TOPIC_PREFIX));
        names.addAll(constants(MessageConst.class));
        names.addAll(constants(TopicValidator.class));
        new ClassFileImporter()
                .importPackages("org.apache.rocketmq.remoting.protocol").stream()
                        .flatMap(type -> type.getFields().stream())
                        .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                        .map(JavaField::getName)
                        .forEach(names::add);
        for (Path file : sourcesIn(SOURCES.resolve("protocol"))) {
            literalsIn(Files.readString(file)).stream().map(Literal::text).forEach(names::add);
        }
        names.removeIf(name -> !WORD.matcher(name).matches());
        names.removeAll(FILES);
        names.removeAll(VALUES);
        return names;
    }

    private static List<String> constants(Class<?> type) {
        return Stream.of(type.getFields())
                .filter(field -> field.getType() == String.class)
                .map(field -> {
                    try {
                        return (String) field.get(null);
                    } catch (IllegalAccessException e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();
    }

    private static List<Path> sourcesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    private static List<Literal> literalsIn(String source) {
        List<Literal> literals = new ArrayList<>();
        Matcher matcher = LITERAL.matcher(source);
        while (matcher.find()) {
            if (matcher.group(1) != null) {
                int line = 1
                        + (int) source.substring(0, matcher.start())
                                .chars()
                                .filter(c -> c == '\n')
                                .count();
                literals.add(new Literal(matcher.group(1), line));
            }
        }
        return literals;
    }
}
