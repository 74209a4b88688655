package minibroker.remoting;

import io.netty.buffer.ByteBuf;

/**
 * A way in which a command's header is written. There are two, {@link #JSON} and {@link #COMPACT}.
 *
 * <p>The byte {@link #type()} travels in front of every header, so both kinds may be mixed on one connection. Not
 * sealed: a check can test frames with a header of its own before either of the two is written. Without state: any
 * thread may call.
 *
 * <p>RocketMQ: {@code SerializeType}.
 */
public interface HeaderCodec {
    HeaderCodec JSON = new JsonHeaderCodec();
    HeaderCodec COMPACT = new CompactHeaderCodec();

    /** The byte in a frame that stands for this codec: 0 JSON, 1 compact. */
    byte type();

    /**
     * Appends the header of {@code command} to {@code out}; the body is not this codec's business.
     *
     * @throws IllegalArgumentException if this kind of header can't carry the command; {@code out} then holds rubbish
     */
    void encode(RemotingCommand command, ByteBuf out);

    /**
     * Reads a header that fills {@code header} from its reader index to its end.
     *
     * @return the command, with {@code body} as its body
     * @throws BadFrame if the bytes are no such header
     */
    RemotingCommand decode(ByteBuf header, byte[] body);

    /**
     * The codec for a frame's type byte.
     *
     * @throws BadFrame if there is none
     */
    static HeaderCodec of(byte type) {
        return switch (type) {
            case 0 -> JSON;
            case 1 -> COMPACT;
            default -> throw new BadFrame("Header type %s: only 0 (JSON) and 1 (compact) exist".formatted(type));
        };
    }
}
