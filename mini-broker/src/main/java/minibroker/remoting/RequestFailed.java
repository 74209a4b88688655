package minibroker.remoting;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A request can't be carried out; has the code and the remark of the answer. The connection stays open.
 */
public final class RequestFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;

    /**
     * @param code response code, see {@code minibroker.protocol.ResponseCode}
     * @param remark what is wrong, with the values, and what would have been right
     */
    public RequestFailed(int code, String remark) {
        super(remark, null, false, false);
        this.code = code;
    }

    /**
     * Refuses a request if there is a problem with it.
     *
     * @param problem what is wrong; empty if nothing is
     */
    public static void ifAny(int code, Optional<String> problem) {
        if (problem.isPresent()) {
            throw new RequestFailed(code, problem.get());
        }
    }

    /**
     * Makes something from a request, or refuses the request because its values are illegal.
     *
     * @param making throws {@link IllegalArgumentException} if they are
     */
    public static <T> T ifIllegal(int code, Supplier<T> making) {
        try {
            return making.get();
        } catch (IllegalArgumentException e) {
            throw new RequestFailed(code, e.getMessage());
        }
    }

    /** The response code. */
    public int code() {
        return code;
    }
}
