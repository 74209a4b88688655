package editions;

import java.util.Collection;

/** The pages don't make a whole book. The message has a line for each thing that is wrong. */
final class BrokenEdition extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenEdition(Collection<String> problems) {
        super(String.join("\n", problems));
    }
}
