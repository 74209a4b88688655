package minibroker.message;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * A message's offset id: which broker stores it, and where.
 *
 * <pre>
 *  7F000001 00002A9F 0000000000010FDD
 *  |        |        commit log offset, 8 bytes
 *  |        port, 4 bytes
 *  address, 4 or 16 bytes
 * </pre>
 *
 * <p>The client connects to the address inside the id when it looks the message up.
 */
public record MessageId(InetSocketAddress storeHost, long commitLogOffset) {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /** 32 hexadecimal digits, or 56 when the broker's address is IPv6. */
    @Override
    public String toString() {
        byte[] address = storeHost.getAddress().getAddress();
        ByteBuffer bytes = ByteBuffer.allocate(address.length + Integer.BYTES + Long.BYTES);
        bytes.put(address);
        bytes.putInt(storeHost.getPort());
        bytes.putLong(commitLogOffset);
        return HEX.formatHex(bytes.array());
    }
}
