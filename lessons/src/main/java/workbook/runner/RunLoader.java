package workbook.runner;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The classes of one run: the learner's, then the checks, then the finished broker's, all of them guarded.
 *
 * <p>One loader for the three, because classes of one package see each other's package-private members only then.
 */
final class RunLoader extends ClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final Map<String, byte[]> compiled;
    private final List<Path> folders;
    private final Set<String> loaded = ConcurrentHashMap.newKeySet();
    private volatile boolean over;

    /** @param folders class files and resources that stand behind the compiled classes */
    RunLoader(Map<String, byte[]> compiled, List<Path> folders, Libraries libraries) {
        super("run", libraries.loader());
        this.compiled = compiled;
        this.folders = folders;
    }

    /** The compiled classes that this run has used so far. */
    Set<String> loaded() {
        return Set.copyOf(loaded);
    }

    /** Whether the verdict is known, so that whatever of this run is still alive has to end. */
    boolean isOver() {
        return over;
    }

    /** Ends whatever still loops in the classes of this run. */
    void endLoops() {
        over = true;
        try {
            loadClass(Guard.class.getName()).getField("over").setBoolean(null, true);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = compiled.get(name);
        if (bytes != null) {
            loaded.add(name);
        } else if (name.contains("$") && compiled.containsKey(name.substring(0, name.indexOf('$')))) {
            // The finished broker's inner class would not be the learner's.
            throw new ClassNotFoundException(name);
        } else {
            bytes = fromDisk(name);
        }
        byte[] guarded = name.equals(Guard.class.getName()) ? bytes : Instrument.guarded(bytes);
        return defineClass(name, guarded, 0, guarded.length);
    }

    private byte[] fromDisk(String name) throws ClassNotFoundException {
        String file = name.replace('.', '/') + ".class";
        try {
            if (name.equals(Guard.class.getName())) {
                try (InputStream guard = Guard.class.getResourceAsStream("Guard.class")) {
                    return guard.readAllBytes();
                }
            }
            for (Path folder : folders) {
                Path path = folder.resolve(file);
                if (Files.exists(path)) {
                    return Files.readAllBytes(path);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new ClassNotFoundException(name);
    }

    @Override
    protected URL findResource(String name) {
        for (Path folder : folders) {
            Path path = folder.resolve(name);
            if (Files.exists(path)) {
                try {
                    return path.toUri().toURL();
                } catch (MalformedURLException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return null;
    }

    @Override
    protected Enumeration<URL> findResources(String name) {
        URL found = findResource(name);
        return found == null ? Collections.emptyEnumeration() : Collections.enumeration(List.of(found));
    }
}
