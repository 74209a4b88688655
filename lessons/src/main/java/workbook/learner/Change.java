package workbook.learner;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A file of the learner's that was replaced, wholly or in part.
 *
 * @param kept where the old text is; empty if there was nothing of the learner's in it
 * @param asAWhole the regions or the class could not be found, so more than the exercise was replaced
 */
public record Change(Path file, Optional<Path> kept, boolean asAWhole) {}
