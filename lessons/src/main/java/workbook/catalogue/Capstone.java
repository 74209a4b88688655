package workbook.catalogue;

import java.util.List;

/**
 * What crowns a part of the workbook: a program that puts the learner's whole broker so far to the test. It is written
 * in the attributes of the lesson that it closes.
 *
 * @param number from 1
 * @param program main class that {@code workbook run capstone-1} starts; exit code 0 if the broker passed
 * @param brief what the program is told so that it takes less time, which is enough to find a wrong answer; empty if it
 *     can't
 */
public record Capstone(int number, String title, String program, List<String> brief) {

    /** As it is typed. */
    public String id() {
        return "capstone-" + number;
    }
}
