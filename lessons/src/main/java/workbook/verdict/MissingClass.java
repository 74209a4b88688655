package workbook.verdict;

import workbook.catalogue.WorkbookLayout;
import workbook.generator.Reference;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A class of an exercise that is not in the learner's text. The finished broker's would be run in its place.
 *
 * @param name with its package
 * @param file where it should be, as a learner types it
 * @param fileExists whether there is such a file, without the class
 */
public record MissingClass(String name, String file, boolean fileExists) {
    /** @param file its path below the learner's folder */
    public static MissingClass of(String file, WorkbookLayout layout) {
        Path path = layout.exercises().resolve(file);
        return new MissingClass(Reference.classOf(file), layout.shown(path), Files.exists(path));
    }

    @Override
    public String toString() {
        return fileExists
                ? "%s holds no class %s: it is empty, commented out, renamed or in another package"
                        .formatted(file, name)
                : "%s is missing, and with it the class %s".formatted(file, name);
    }

    /** How to have the file again. */
    public static String wayBack(String exercise) {
        return "./workbook reset %s puts the starter back; a text of yours is kept beside it".formatted(exercise);
    }
}
