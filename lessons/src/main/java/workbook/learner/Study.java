package workbook.learner;

import workbook.catalogue.Catalogue;
import workbook.catalogue.Exercise;
import workbook.catalogue.Folders;
import workbook.generator.Reference;

import java.util.Map;
import java.util.Optional;

/** The lessons as they are now, and how far the learner is with them. */
public record Study(
        Folders folders,
        Catalogue catalogue,
        Reference reference,
        ExerciseFiles files,
        Progress progress,
        Standing standing) {

    public static Study of(Folders folders) {
        Reference reference = Reference.read(folders);
        ExerciseFiles files = new ExerciseFiles(folders, reference);
        Progress progress = new Progress(folders);
        return new Study(folders, Catalogue.read(folders), reference, files, progress, new Standing(files, progress));
    }

    public Map<String, String> texts() {
        return files.texts();
    }

    /** Notes that the checks passed with the text as it is now. */
    public void passed(Exercise exercise) {
        progress.passed(exercise.id(), files.fingerprint(exercise.id()));
    }

    public Optional<Exercise> next() {
        return standing.next(catalogue);
    }
}
