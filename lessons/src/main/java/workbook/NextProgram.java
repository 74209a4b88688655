package workbook;

import workbook.catalogue.Exercise;
import workbook.learner.Study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * The program to run when none is named. It belongs to the lesson at work, which is that of the next open exercise, or
 * the last lesson if everything is done: a program of another lesson would tell of something else.
 */
final class NextProgram {
    private final Study study;

    NextProgram(Study study) {
        this.study = study;
    }

    /**
     * The exercise that has it: the next one, or one after it, else one before it.
     *
     * @throws Refusal if no exercise of the lesson has one
     */
    Exercise orRefuse() {
        List<Exercise> all = study.catalogue().exercises();
        Exercise next = study.next().orElse(all.get(all.size() - 1));
        List<Exercise> lesson = study.catalogue().lessonOf(next).exercises();
        int at = lesson.indexOf(next);
        List<Exercise> before = new ArrayList<>(lesson.subList(0, at));
        Collections.reverse(before);
        return Stream.concat(lesson.subList(at, lesson.size()).stream(), before.stream())
                .filter(exercise -> exercise.program().isPresent())
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        ExitCode.USAGE,
                        "no exercise of lesson %s has a program: name one, such as ./workbook run quickstart"
                                .formatted(next.lesson())));
    }
}
