package workbook.runner;

import org.junit.platform.engine.TestEngine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** Third-party classes and the test engines among them, loaded once. See the package for who asks whom. */
public final class Libraries implements AutoCloseable {
    private final URLClassLoader loader;
    private final List<TestEngine> engines = new ArrayList<>();

    /** @param jars in order; a JUnit Platform among them is never used */
    public Libraries(List<Path> jars) {
        loader = new URLClassLoader(
                "libraries", jars.stream().map(Libraries::url).toArray(URL[]::new), new Platform());
        ServiceLoader.load(TestEngine.class, loader).forEach(engines::add);
    }

    ClassLoader loader() {
        return loader;
    }

    List<TestEngine> engines() {
        return engines;
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            loader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The JDK, and of this program the JUnit Platform only. */
    private static final class Platform extends ClassLoader {
        private final ClassLoader program = Libraries.class.getClassLoader();

        Platform() {
            super("junit platform", ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith("org.junit.platform.") || name.startsWith("org.opentest4j.")) {
                return program.loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }
    }
}
