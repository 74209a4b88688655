package minibroker.message;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
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
    private static final int V4_DIGITS = 32;
    private static final int V6_DIGITS = 56;

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

    /**
     * Reads an id.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static MessageId parse(String text) {
        if (text.length() != V4_DIGITS && text.length() != V6_DIGITS) {
            throw new IllegalArgumentException("\"%s\" is no offset id: it has %s digits, not %s or %s"
                    .formatted(text, text.length(), V4_DIGITS, V6_DIGITS));
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(HEX.parseHex(text));
            byte[] address = new byte[bytes.capacity() - Integer.BYTES - Long.BYTES];
            bytes.get(address);
            InetAddress host = InetAddress.getByAddress(address);
            return new MessageId(new InetSocketAddress(host, bytes.getInt()), bytes.getLong());
        } catch (IllegalArgumentException | UnknownHostException e) {
            throw new IllegalArgumentException("\"%s\" is no offset id: %s".formatted(text, e.getMessage()), e);
        }
    }
}
