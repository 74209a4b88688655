package minibroker.remoting;

/**
 * Carries out requests of some codes.
 *
 * <p>Called by the server's one worker thread, so it must not wait: what has to wait keeps its {@link Exchange} and
 * answers later from another thread.
 *
 * <p>RocketMQ: {@code NettyRequestProcessor}.
 */
public interface RequestProcessor {
    /**
     * Carries out one request and answers it, now or later, exactly once.
     *
     * @throws RequestFailed to refuse the request; the server turns it into the answer
     */
    void process(Exchange exchange);
}
