package workbook;

import workbook.catalogue.Exercise;
import workbook.learner.Study;

/** The hints of an exercise, one after the other: a nudge, then a pointer, then the near-answer. */
final class Hints {
    private final Console console;
    private final Study study;
    private final Exercise exercise;

    Hints(Console console, Study study, Exercise exercise) {
        this.console = console;
        this.study = study;
        this.exercise = exercise;
    }

    int all() {
        return exercise.hints().size();
    }

    /** How many were shown before. */
    int seen() {
        return Math.min(study.progress().hintsSeen(exercise.id()), all());
    }

    /** The one after those that were shown before. */
    void showNext() {
        if (seen() < all()) {
            show(seen(), seen() + 1);
        } else {
            console.say(
                    "You have seen all %s hints for %s (--again, --all). The worked solution: ./workbook solution %s --now"
                            .formatted(all(), exercise.id(), exercise.id()));
        }
    }

    /** The last one that was shown before, or the first. */
    void showAgain() {
        int last = Math.max(1, seen());
        show(last - 1, last);
    }

    void showAll() {
        show(0, all());
    }

    /** So many, or all if there are less. */
    void showUpTo(int number) {
        show(0, Math.min(number, all()));
    }

    private void show(int from, int to) {
        for (int i = from; i < to; i++) {
            String head = "%s  %s: hint %s of %s".formatted(exercise.id(), exercise.title(), i + 1, all());
            console.say(exercise.id().length() + 2, console.colours().strong(head));
            console.out()
                    .println(console.text(study.catalogue().lessonOf(exercise))
                            .text(exercise.hints().get(i)));
        }
        if (to > seen()) {
            study.progress().hintsSeen(exercise.id(), to);
        }
    }
}
