package minibroker.remoting;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.MessageToByteEncoder;
import minibroker.exercise.NotDoneYet;

/**
 * Turns a command into the bytes of one frame; {@link FrameDecoder} is the way back.
 *
 * <pre>
 *  0            4      5             8
 *  +------------+------+-------------+-------------------+----------------+
 *  |   length   | type | header size |      header       |      body      |
 *  |   int32    | int8 |    int24    | header size bytes |    the rest    |
 *  +------------+------+-------------+-------------------+----------------+
 *               |-------------------- length ------------------------------|
 * </pre>
 *
 * <p>All numbers are big-endian. The length counts what follows it, not itself. Without state: one instance serves all
 * connections, on any thread.
 *
 * <p>RocketMQ: {@code NettyEncoder}.
 */
@Sharable
public final class FrameEncoder extends MessageToByteEncoder<RemotingCommand> {
    private final HeaderCodec headers;

    /** @param headers how the header of each frame is written */
    public FrameEncoder(HeaderCodec headers) {
        super(RemotingCommand.class);
        this.headers = headers;
    }

    @Override
    protected void encode(ChannelHandlerContext context, RemotingCommand command, ByteBuf out) {
        encode(command, out);
    }

    /** Appends the frame of {@code command} to {@code out}, after the bytes that are in it already. */
    public void encode(RemotingCommand command, ByteBuf out) {
        // tag::03-1[]
        throw new NotDoneYet("03-1");
        // end::03-1[]
    }
}
