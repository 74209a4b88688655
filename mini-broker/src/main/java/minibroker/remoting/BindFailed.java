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
        this(address, "", cause.getMessage(), cause);
    }

    private BindFailed(InetSocketAddress address, String purpose, String why, Throwable cause) {
        super("Can't listen on %s:%s%s: %s".formatted(address.getHostString(), address.getPort(), purpose, why), cause);
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

    /** Of the port that is taken besides the server's own: whoever reads of it has to learn why it is needed. */
    static BindFailed ofVip(InetSocketAddress vip, int ownPort, Throwable cause) {
        return new BindFailed(
                vip, ", where clients up to 4.5.0 look for the broker of port " + ownPort, cause.getMessage(), cause);
    }

    /** The port that it wanted. */
    public int port() {
        return port;
    }
}
