package workbook;

import workbook.process.BuildFailed;
import workbook.process.BuildPart;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A program that is to be run, and whose it is.
 *
 * @param nothingLent whether the finished broker lends nothing to the learner's
 */
record ProgramRun(Program program, Whose whose, boolean nothingLent) {

    /** Who wrote the program. */
    enum Whose {
        /** The learner. */
        YOURS,
        /** Nobody has to write it; it shows something, with the learner's classes in front. */
        GIVEN,
        /** The reference, in place of the learner's. */
        SOLUTION
    }

    boolean isYours() {
        return whose == Whose.YOURS;
    }

    /** Builds what the class path needs. */
    void build(Console console) throws BuildFailed, IOException, InterruptedException {
        if (!isYours()) {
            console.build(BuildPart.SOLUTIONS);
        }
    }

    /** For this program, on whatever broker. */
    List<Path> classPath(LearnerClasses learner) {
        return switch (whose) {
            case YOURS -> learner.classPath();
            case GIVEN -> learner.classPathWithSolutions();
            case SOLUTION -> learner.solutions();
        };
    }
}
