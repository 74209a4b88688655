package minibroker.file;

import java.nio.file.Path;

/** A file is damaged. The message names the file, the place and what is wrong, for the person who has to mend it. */
public final class DamagedFile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Path path;
    private final long position;

    /**
     * @param position where in the file the damage begins, in bytes
     * @param problem what is wrong there, and what to do about it
     */
    public DamagedFile(Path path, long position, String problem) {
        super("%s is damaged at byte %s: %s".formatted(path, position, problem));
        this.path = path;
        this.position = position;
    }

    /** The damaged file. */
    public Path path() {
        return path;
    }

    /** Where in the file the damage begins, in bytes. */
    public long position() {
        return position;
    }
}
