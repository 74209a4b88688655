package minibroker.remoting;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageCodec;
import minibroker.exercise.NotDoneYet;

import java.util.List;

/**
 * Stands in a connection's pipeline where bytes become commands and commands become bytes.
 *
 * <p>The work is done by {@link FrameDecoder}, {@link FrameEncoder} and the header codecs, which are exercises: while
 * one of them is not written yet, {@link UnfinishedExercise} takes over for that one frame, and the connection lives on.
 *
 * <p>One instance for each connection, called by that connection's event loop only.
 */
final class Frames extends ByteToMessageCodec<RemotingCommand> {
    private final Reader reader;
    private final Writer writer;

    /** Takes one command out of the bytes if it is there in full: {@link FrameDecoder#decode(ByteBuf, List)}. */
    interface Reader {
        void read(ByteBuf in, List<Object> out);
    }

    /** Appends the frame of a command to the bytes: {@link FrameEncoder#encode(RemotingCommand, ByteBuf)}. */
    interface Writer {
        void write(RemotingCommand command, ByteBuf out);
    }

    Frames(Reader reader, Writer writer) {
        super(RemotingCommand.class);
        this.reader = reader;
        this.writer = writer;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        int start = in.readerIndex();
        try {
            reader.read(in, out);
        } catch (NotDoneYet unfinished) {
            in.readerIndex(start);
            answer(unfinished, context, in);
        } catch (RuntimeException e) {
            in.skipBytes(in.readableBytes()); // otherwise they are read again when the connection closes
            throw e;
        }
    }

    @Override
    protected void encode(ChannelHandlerContext context, RemotingCommand command, ByteBuf out) {
        try {
            writer.write(command, out);
        } catch (NotDoneYet unfinished) {
            out.clear();
            if (command.isResponse()) {
                UnfinishedExercise.errorFrame(command.opaque(), unfinished, out);
            }
        }
    }

    private static void answer(NotDoneYet unfinished, ChannelHandlerContext context, ByteBuf in) {
        UnfinishedExercise.skipFrame(in)
                .filter(UnfinishedExercise.Skipped::wantsAnswer)
                .ifPresent(skipped -> {
                    ByteBuf out = context.alloc().buffer();
                    context.writeAndFlush(UnfinishedExercise.errorFrame(skipped.opaque(), unfinished, out));
                });
    }
}
