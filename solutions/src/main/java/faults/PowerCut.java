package faults;

import process.ScratchDirectories;

import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Imitates a power cut: a broker that is started with the class path {@link #inFront} and then killed loses what it had
 * written and not forced, as a machine does whose plug is pulled. Nothing of the broker is changed but the class that
 * maps files; see {@code power-cut/minibroker/file/Pages.java} among the resources.
 *
 * <p>Without state: any thread may call.
 */
final class PowerCut {
    private static final String SOURCE = "/power-cut/minibroker/file/Pages.java";

    private PowerCut() {}

    /** This JVM's class path as it is. */
    static String without() {
        return System.getProperty("java.class.path");
    }

    private static void compile(Path folder) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new IllegalStateException("The power cut needs a JDK; %s is a JRE without a compiler"
                    .formatted(System.getProperty("java.home")));
        }
        StringWriter output = new StringWriter();
        List<String> options = List.of("-cp", without(), "-d", folder.toString(), "-proc:none");
        if (!compiler.getTask(output, null, null, options, null, List.of(source()))
                .call()) {
            throw new IllegalStateException("The power cut does not fit this broker:\n" + output);
        }
    }

    private static JavaFileObject source() {
        try (InputStream in = PowerCut.class.getResourceAsStream(SOURCE)) {
            String text = new String(in.readAllBytes(), UTF_8);
            return new SimpleJavaFileObject(URI.create("string://" + SOURCE), JavaFileObject.Kind.SOURCE) {
                @Override
                public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                    return text;
                }
            };
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + SOURCE, e);
        }
    }

    /** This JVM's class path, with the class in front in a folder that goes with this JVM. */
    static String inFront() {
        Path folder = ScratchDirectories.create("mini-broker-power-cut");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> ScratchDirectories.delete(folder)));
        compile(folder);
        return folder + File.pathSeparator + without();
    }
}
