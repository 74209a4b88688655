package outside;

import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Java in the README, each piece in a test class of its own. Any thread may call. */
final class ReadmeTests {
    private static final Pattern CODE = Pattern.compile("\\[source,java]\\R----\\R(.*?)\\R----\\R", Pattern.DOTALL);
    private static final String IMPORTS = """
            import minibroker.MiniBroker;
            import minibroker.junit.MiniBrokerExtension;
            import org.apache.rocketmq.client.consumer.DefaultLitePullConsumer;
            import org.apache.rocketmq.client.producer.*;
            import org.apache.rocketmq.common.message.Message;
            import org.junit.jupiter.api.Test;
            import org.junit.jupiter.api.extension.RegisterExtension;
            import static java.nio.charset.StandardCharsets.UTF_8;
            import static org.assertj.core.api.Assertions.assertThat;
            """;

    private final List<String> pieces = new ArrayList<>();

    ReadmeTests(Path readme) throws IOException {
        Matcher code = CODE.matcher(Files.readString(readme));
        while (code.find()) {
            pieces.add(code.group(1));
        }
        if (pieces.isEmpty()) {
            throw new IllegalArgumentException("No Java in " + readme);
        }
    }

    List<String> classNames() {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= pieces.size(); i++) {
            names.add("ReadmeTest" + i);
        }
        return names;
    }

    /** @throws IllegalStateException if they do not compile there; the message is the compiler's */
    void compile(String classPath, Path folder) throws IOException {
        Files.createDirectories(folder);
        List<JavaFileObject> sources = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            String name = classNames().get(i);
            sources.add(new Source(name, "%sclass %s {%n%s%n}%n".formatted(IMPORTS, name, pieces.get(i))));
        }
        StringWriter said = new StringWriter();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options =
                List.of("-proc:none", "--release", "17", "-classpath", classPath, "-d", folder.toString());
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            if (!compiler.getTask(said, files, null, options, null, sources).call()) {
                throw new IllegalStateException("The README's tests do not compile:\n" + said);
            }
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String className, String text) {
            super(URI.create("memory:///" + className + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
