package workbook.generator;

/** The tags of a source file do not pair. The message names file and line. */
public final class LostTag extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LostTag(String file, int line, String what) {
        super("%s:%s: %s".formatted(file, line, what));
    }
}
