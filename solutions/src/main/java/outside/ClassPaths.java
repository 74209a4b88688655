package outside;

import process.ParentWatch;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The class paths that Maven resolved for the poms in {@code solutions/outside}. Any thread may call. */
record ClassPaths(Path folder) {
    /** That of one project, with the classes of this module behind it. */
    String of(String project) throws IOException {
        return Files.readString(folder.resolve(project + ".classpath")).strip() + File.pathSeparator + ours();
    }

    private static Path ours() {
        try {
            return Path.of(ParentWatch.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The classes of this module are nowhere", e);
        }
    }
}
