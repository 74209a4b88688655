package workbook.generator;

/**
 * What a learner writes, inside one method: the lines between {@code // tag::07-2[]} and {@code // end::07-2[]}.
 *
 * @param exercise such as {@code 07-2}
 * @param ordinal counts the regions of that exercise in its file, from 0
 * @param start index of the tag's line; the content begins one below
 * @param end index of the end tag's line
 * @param indent the white space before the tag
 */
public record Region(String exercise, int ordinal, int start, int end, String indent) {

    /** Line number of the first line of content, as editors count. */
    public int firstLine() {
        return start + 2;
    }

    String lesson() {
        return exercise.substring(0, 2);
    }

    boolean sameAs(Region other) {
        return exercise.equals(other.exercise) && ordinal == other.ordinal;
    }
}
