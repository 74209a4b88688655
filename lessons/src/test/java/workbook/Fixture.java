package workbook;

import workbook.authoring.Authoring;
import workbook.catalogue.WorkbookLayout;
import workbook.generator.JavaFiles;
import workbook.runner.Classes;
import workbook.runner.Compilation.Compiled;
import workbook.runner.SourceCompiler;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A workbook of two small lessons, copied from {@code src/test/resources/fixture} into a scratch folder, with its
 * mini-broker compiled and its starters generated.
 */
public final class Fixture {
    private static final Path ORIGINAL = Path.of("src/test/resources/fixture");

    private static Classes compiled;

    private final WorkbookLayout folders;
    private final Map<Path, String> remembered = new LinkedHashMap<>();

    private Fixture(WorkbookLayout folders) {
        this.folders = folders;
    }

    /** @param top an empty folder */
    public static Fixture in(Path top) throws IOException {
        Fixture fixture = new Fixture(new WorkbookLayout(top.resolve("a workbook")));
        try (Stream<Path> all = Files.walk(ORIGINAL)) {
            for (Path original : all.filter(Files::isRegularFile).toList()) {
                fixture.write(ORIGINAL.relativize(original).toString(), Files.readString(original));
            }
        }
        fixture.compileMiniBroker();
        fixture.write("exercises/target/classpath.txt", String.join(File.pathSeparator, jars()));
        new Authoring(fixture.folders, new PrintStream(OutputStream.nullOutputStream())).starters();
        fixture.remember();
        return fixture;
    }

    /** What {@link #restore} restores. */
    public void remember() throws IOException {
        remembered.clear();
        for (Path file : files()) {
            remembered.put(file, Files.readString(file));
        }
    }

    /** The texts as they were remembered, no more and no less. */
    public void restore() throws IOException {
        for (Path file : files()) {
            if (!remembered.containsKey(file)) {
                Files.delete(file);
            }
        }
        for (Map.Entry<Path, String> file : remembered.entrySet()) {
            if (!Files.exists(file.getKey()) || !JavaFiles.read(file.getKey()).equals(file.getValue())) {
                Files.writeString(file.getKey(), file.getValue());
            }
        }
    }

    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path folder : List.of(
                folders.lessons(),
                folders.exercises(),
                folders.checks(),
                folders.reference().get(0),
                folders.programs())) {
            try (Stream<Path> all = Files.walk(folder)) {
                all.filter(Files::isRegularFile).forEach(files::add);
            }
        }
        return files;
    }

    public WorkbookLayout folders() {
        return folders;
    }

    public Path path(String path) {
        return folders.top().resolve(path);
    }

    public String read(String path) {
        try {
            return Files.readString(path(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void write(String path, String text) {
        try {
            Files.createDirectories(path(path).getParent());
            Files.writeString(path(path), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails if the text to replace is not there: an edit that edits nothing proves nothing. */
    public void edit(String path, String from, String to) {
        String text = read(path);
        if (!text.contains(from)) {
            throw new IllegalArgumentException("no \"%s\" in %s:%n%s".formatted(from, path, text));
        }
        write(path, text.replace(from, to));
    }

    /** The reference's text as the learner's. */
    public void solve(String tree, String file) {
        write("exercises/src/main/java/" + file, read(tree + "/src/main/java/" + file));
    }

    private void compileMiniBroker() throws IOException {
        for (Map.Entry<String, byte[]> type : miniBroker().byName().entrySet()) {
            Path file = folders.miniBrokerClasses().resolve(type.getKey().replace('.', '/') + ".class");
            Files.createDirectories(file.getParent());
            Files.write(file, type.getValue());
        }
    }

    /** Compiled once for all tests. */
    private static synchronized Classes miniBroker() {
        if (compiled == null) {
            Path sources = ORIGINAL.resolve("mini-broker/src/main/java");
            try (SourceCompiler compiler = new SourceCompiler(List.of(), sources)) {
                if (!(compiler.compile(JavaFiles.below(sources), Classes.NONE) instanceof Compiled fine)) {
                    throw new IllegalStateException("the fixture does not compile");
                }
                compiled = fine.classes();
            }
        }
        return compiled;
    }

    /** Jupiter and AssertJ as this test has them. */
    private static List<String> jars() {
        List<String> jars = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (entry.endsWith(".jar")) {
                jars.add(entry);
            }
        }
        return jars;
    }
}
