package minibroker.remoting;

/**
 * Carries out requests of some codes.
 *
 * <p>Called by one thread at a time, in the request's turn. It must not wait, because no other request is carried out
 * meanwhile: what has to wait keeps its {@link Exchange} and answers later from another thread.
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
