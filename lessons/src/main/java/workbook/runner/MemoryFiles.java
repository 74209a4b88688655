package workbook.runner;

import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What javac reads and writes in one compilation: sources and classes in memory, jars through the file manager below.
 */
final class MemoryFiles extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, List<JavaFileObject>> knownByPackage = new LinkedHashMap<>();
    private final Map<String, Map<String, Output>> outputs = new LinkedHashMap<>();

    private final Path sourcePath;

    MemoryFiles(JavaFileManager below, Path sourcePath, Classes known) {
        super(below);
        this.sourcePath = sourcePath;
        known.byName().forEach((name, bytes) -> knownByPackage
                .computeIfAbsent(packageOf(name), unused -> new ArrayList<>())
                .add(new Known(name, bytes)));
    }

    Classes written() {
        Map<String, Map<String, byte[]>> byFile = new LinkedHashMap<>();
        outputs.forEach((file, classes) -> {
            Map<String, byte[]> bytes = new LinkedHashMap<>();
            classes.forEach((name, output) -> bytes.put(name, output.bytes.toByteArray()));
            byFile.put(file, bytes);
        });
        return new Classes(byFile);
    }

    /** The path below its source folder. */
    String nameOf(FileObject source) {
        if (source instanceof Source memory) {
            return memory.name;
        }
        Path path = Path.of(source.toUri());
        return (path.startsWith(sourcePath) ? sourcePath.relativize(path) : path)
                .toString()
                .replace('\\', '/');
    }

    @Override
    public Iterable<JavaFileObject> list(
            Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse) throws IOException {
        Iterable<JavaFileObject> below = super.list(location, packageName, kinds, recurse);
        if (location != StandardLocation.CLASS_PATH
                || !kinds.contains(JavaFileObject.Kind.CLASS)
                || !knownByPackage.containsKey(packageName)) {
            return below;
        }
        List<JavaFileObject> all = new ArrayList<>(knownByPackage.get(packageName));
        below.forEach(all::add);
        return all;
    }

    @Override
    public String inferBinaryName(Location location, JavaFileObject file) {
        return file instanceof Known known ? known.className : super.inferBinaryName(location, file);
    }

    @Override
    public boolean isSameFile(FileObject one, FileObject other) {
        boolean ours = !(one instanceof SimpleJavaFileObject) && !(other instanceof SimpleJavaFileObject);
        return ours ? super.isSameFile(one, other) : one == other;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
        Output output = new Output(className);
        outputs.computeIfAbsent(nameOf(sibling), file -> new LinkedHashMap<>()).put(className, output);
        return output;
    }

    private static String packageOf(String className) {
        int dot = className.lastIndexOf('.');
        return dot < 0 ? "" : className.substring(0, dot);
    }

    /** Whatever characters a learner's file name has. */
    private static URI uri(String path) {
        try {
            return new URI("memory", null, "/" + path, null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static final class Source extends SimpleJavaFileObject {
        private final String name;
        private final String text;

        Source(String name, String text) {
            super(uri(name), Kind.SOURCE);
            this.name = name;
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Known extends SimpleJavaFileObject {
        private final String className;
        private final byte[] bytes;

        Known(String className, byte[] bytes) {
            super(uri(className.replace('.', '/') + ".class"), Kind.CLASS);
            this.className = className;
            this.bytes = bytes;
        }

        @Override
        public InputStream openInputStream() {
            return new ByteArrayInputStream(bytes);
        }
    }

    private static final class Output extends SimpleJavaFileObject {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Output(String className) {
            super(uri(className.replace('.', '/') + ".class"), Kind.CLASS);
        }

        @Override
        public OutputStream openOutputStream() {
            return bytes;
        }
    }
}
