package workbook;

import workbook.catalogue.Exercise;
import workbook.catalogue.Kind;
import workbook.learner.Loan;
import workbook.learner.Study;

import java.util.Optional;

/**
 * Why a program may have failed on the learner's broker: its own exercise first, then the broker's. What the client
 * says then, such as "No route info", names no exercise.
 */
final class BrokerTrouble {
    private BrokerTrouble() {}

    /** The first exercise of the broker that is not done; empty if there is none. */
    static Optional<String> of(Study study, Loan loan) {
        return study.status()
                .next(
                        study.catalogue(),
                        exercise -> exercise.kind() == Kind.BROKER
                                && !loan.exercises().contains(exercise.id()))
                .map(exercise -> summary(study, exercise) + " --on reference runs the program on the finished broker.");
    }

    /**
     * The first exercise of the program itself that is not done: it comes before anything in the broker.
     *
     * @param program its main class
     */
    static Optional<String> ofProgram(Study study, String program) {
        return study.catalogue().exercises().stream()
                .filter(exercise -> exercise.kind() == Kind.CLIENT
                        && exercise.program().filter(program::equals).isPresent())
                .filter(exercise -> !study.status().of(exercise).behind())
                .findFirst()
                .map(exercise -> inProgram(study, exercise));
    }

    private static String inProgram(Study study, Exercise exercise) {
        String name = "%s (%s)".formatted(exercise.id(), exercise.title());
        String check = "./workbook check " + exercise.id();
        return switch (study.status().of(exercise)) {
            case FAILING -> "The program's own exercise, %s, fails its checks: %s.".formatted(name, check);
            case CHANGED -> "The program's own exercise, %s, has changed since it passed: %s.".formatted(name, check);
            case MISSING ->
                "The class of the program's own exercise, %s, is missing: ./workbook reset %s."
                        .formatted(name, exercise.id());
            case OPEN, STARTED, DONE, GIVEN ->
                "The program's own exercise, %s, was not checked yet: %s.".formatted(name, check);
        };
    }

    private static String summary(Study study, Exercise exercise) {
        String name = "%s (%s)".formatted(exercise.id(), exercise.title());
        String check = "./workbook check " + exercise.id();
        return switch (study.status().of(exercise)) {
            case FAILING -> "In your broker %s fails its checks: %s.".formatted(name, check);
            case CHANGED -> "In your broker %s has changed since it passed: %s.".formatted(name, check);
            case STARTED -> "In your broker %s was not checked yet: %s.".formatted(name, check);
            case MISSING ->
                "In your broker the class of %s is missing: ./workbook reset %s.".formatted(name, exercise.id());
            case OPEN, DONE, GIVEN -> "Your broker lacks %s. What needs it fails;".formatted(name);
        };
    }
}
