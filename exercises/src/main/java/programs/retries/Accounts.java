package programs.retries;

import java.util.List;

/**
 * The database of the customers' points. Beside them it keeps notes, whatever a program wants to remember; no two notes
 * are equal.
 *
 * <p>Invariant: a transaction is there as a whole, or not at all, also after a kill. Any thread may call.
 */
public interface Accounts {

    boolean isNoted(String note);

    /** All notes, the oldest first. */
    List<String> notes();

    /**
     * One transaction.
     *
     * @throws AlreadyNoted if one of its notes was there before; then nothing is changed
     * @throws RuntimeException another one, if the database cannot do it now; then nothing is changed, either
     */
    void commit(AccountChanges changes);

    /** A note is there already. */
    final class AlreadyNoted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public AlreadyNoted(String note) {
            super("\"" + note + "\" is noted already");
        }
    }
}
