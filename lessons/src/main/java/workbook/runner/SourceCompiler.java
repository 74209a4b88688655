package workbook.runner;

import workbook.runner.Compilation.Broken;
import workbook.runner.Compilation.Compiled;

import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * javac in this JVM, from memory to memory. Keeps its jars open, so the second compilation is much faster.
 *
 * <p>One thread at a time.
 */
public final class SourceCompiler implements AutoCloseable {
    /** Not --release: javac allows that with its own file manager only. */
    private static final List<String> OPTIONS = List.of(
            "-source", "17", "-target", "17", "-Xlint:none", "-proc:none", "-parameters", "-g", "-implicit:class");

    private final JavaCompiler javac;
    private final StandardJavaFileManager files;
    private final Path sourcePath;

    /**
     * @param classPath folders and jars, in order
     * @param sourcePath where a class that a source mentions is looked for, and compiled with it
     */
    public SourceCompiler(List<Path> classPath, Path sourcePath) {
        this.sourcePath = sourcePath;
        javac = Objects.requireNonNull(
                ToolProvider.getSystemJavaCompiler(), "this Java has no compiler: a JDK is needed, not a JRE");
        files = javac.getStandardFileManager(null, Locale.ENGLISH, StandardCharsets.UTF_8);
        try {
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
            files.setLocationFromPaths(StandardLocation.SOURCE_PATH, List.of(sourcePath));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param sources text by path below the source folder
     * @param known classes that stand before the class path
     */
    public synchronized Compilation compile(Map<String, String> sources, Classes known) {
        if (sources.isEmpty()) {
            return new Compiled(Classes.NONE);
        }
        MemoryFiles memory = new MemoryFiles(files, sourcePath, known);
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        List<JavaFileObject> units = new ArrayList<>();
        sources.forEach((name, text) -> units.add(new MemoryFiles.Source(name, text)));
        boolean compiled =
                javac.getTask(null, memory, diagnostics, OPTIONS, null, units).call();
        if (compiled) {
            return new Compiled(memory.written());
        }
        return new Broken(diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(diagnostic -> problem(diagnostic, memory))
                .toList());
    }

    private static CompilerMessage problem(Diagnostic<? extends JavaFileObject> diagnostic, MemoryFiles memory) {
        String file = diagnostic.getSource() == null ? "(no file)" : memory.nameOf(diagnostic.getSource());
        return new CompilerMessage(
                file, Math.max(0, diagnostic.getLineNumber()), diagnostic.getMessage(Locale.ENGLISH));
    }

    @Override
    public void close() {
        try {
            files.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
