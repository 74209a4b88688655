package minibroker.remoting;

import java.net.InetSocketAddress;

/** A server can't listen on its address: usually because another program listens there. */
public final class BindFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int port;

    BindFailed(InetSocketAddress address, Throwable cause) {
        super(
                "Can't listen on %s:%s: %s".formatted(address.getHostString(), address.getPort(), cause.getMessage()),
                cause);
        this.port = address.getPort();
    }

    /** The port that it wanted. */
    public int port() {
        return port;
    }
}
