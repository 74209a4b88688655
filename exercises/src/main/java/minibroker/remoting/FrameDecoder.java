package minibroker.remoting;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import minibroker.exercise.NotDoneYet;

import java.util.List;
import java.util.function.IntFunction;

/**
 * Cuts the bytes of a connection into frames and decodes each into a command; see {@link FrameEncoder} for the format.
 *
 * <p>TCP delivers bytes, not frames: half a frame, one and a half, or seven at once. An incomplete frame stays in the
 * buffer until more bytes have come. Every length is checked against the limit before memory is taken for it.
 *
 * <p>One instance for each connection, called by that connection's event loop only.
 *
 * <p>RocketMQ: {@code NettyDecoder}.
 */
public final class FrameDecoder extends ByteToMessageDecoder {
    /** The largest value of the length field: RocketMQ's limit of 16 MiB counts the four bytes of the field too. */
    static final int MAX_LENGTH = 16 * 1024 * 1024 - 4;

    /** The smallest value: type and header size alone. */
    static final int MIN_LENGTH = 4;

    private final IntFunction<HeaderCodec> headers;

    /** Reads frames whose headers are of the two kinds that RocketMQ has. */
    public FrameDecoder() {
        this(type -> HeaderCodec.of((byte) type));
    }

    /** @param headers the codec for a frame's type byte; throws {@link BadFrame} if there is none */
    public FrameDecoder(IntFunction<HeaderCodec> headers) {
        this.headers = headers;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        decode(in, out);
    }

    /**
     * Takes one command out of {@code in} if it is there in full; otherwise leaves {@code in} as it was.
     *
     * @throws BadFrame if no frame can start like this
     */
    public void decode(ByteBuf in, List<Object> out) {
        // tag::03-2[]
        throw new NotDoneYet("03-2");
        // end::03-2[]
    }
}
