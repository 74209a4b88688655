package workbook.wrong;

/**
 * A hunk that has no place in the reference, or more than one. The message says where, and needs the hunk's name before
 * it.
 */
final class DoesNotFit extends Exception {
    private static final long serialVersionUID = 1L;

    DoesNotFit(String message) {
        super(message);
    }
}
