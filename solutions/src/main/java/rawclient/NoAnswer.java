package rawclient;

/** A request was not answered: no connection, a connection that broke, or nothing within the bound. */
public final class NoAnswer extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoAnswer(String message, Exception cause) {
        super(message, cause);
    }
}
