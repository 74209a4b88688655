package workbook.verdict;

import java.util.Optional;

/**
 * One check.
 *
 * @param name the behaviour
 * @param scenario in one line
 * @param invariant "2. text", of the lesson
 * @param step of the exercise, where its task names some
 * @param finding empty if it passed
 * @param checkAt the line of the check that failed
 * @param yours the learner's file, with the line that was running then where one was
 * @param output what the code printed, its end
 */
public record CheckVerdict(
        String name,
        String scenario,
        Optional<String> invariant,
        Optional<Integer> step,
        Optional<Finding> finding,
        Optional<SourceLine> checkAt,
        Optional<String> yours,
        String output) {

    public boolean passed() {
        return finding.isEmpty();
    }
}
