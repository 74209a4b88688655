package minibroker.remoting;

/**
 * One request and the way to answer it.
 *
 * <p>It is answered exactly once, immediately or much later: a held pull keeps its exchange for fifteen seconds. A
 * one-way request wants no answer, and {@link #answer} then does nothing. Any thread may answer.
 */
public final class Exchange {
    private final RemotingCommand request;
    private final Connection connection;

    /** @param connection where the request came from and the answer goes */
    public Exchange(RemotingCommand request, Connection connection) {
        this.request = request;
        this.connection = connection;
    }

    public RemotingCommand request() {
        return request;
    }

    public Connection connection() {
        return connection;
    }

    /** Sends the answer, which {@link RemotingCommand#answer} made from the request. */
    public void answer(RemotingCommand answer) {
        if (!request.isOneway()) {
            connection.write(answer);
        }
    }

    /** Sends an answer with a code and a remark and nothing else. */
    public void answer(int code, String remark) {
        answer(request.answer(code, remark));
    }
}
