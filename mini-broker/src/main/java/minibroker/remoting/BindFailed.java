package minibroker.remoting;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;

/** A server can't listen on its address: usually because another program listens there. */
public final class BindFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int port;
    private final boolean foreign;

    BindFailed(InetSocketAddress address, Throwable cause) {
        super(
                "Can't listen on %s:%s: %s".formatted(address.getHostString(), address.getPort(), cause.getMessage()),
                cause);
        this.port = address.getPort();
        this.foreign = isForeign(address.getAddress());
    }

    private static boolean isForeign(InetAddress address) {
        if (address.isAnyLocalAddress() || address.isLoopbackAddress()) {
            return false;
        }
        try {
            return NetworkInterface.getByInetAddress(address) == null;
        } catch (SocketException e) {
            return false; // nobody knows
        }
    }

    /** Whether the address is not this machine's; no other port would help then. */
    public boolean isForeignAddress() {
        return foreign;
    }

    /** The port that it wanted. */
    public int port() {
        return port;
    }
}
