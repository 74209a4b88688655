package minibroker.remoting;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.CombinedChannelDuplexHandler;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.MessageToByteEncoder;
import minibroker.exercise.NotDoneYet;

import java.util.List;
import java.util.function.BiConsumer;

/**
 * The part of a connection's pipeline in which bytes become commands, and commands bytes.
 *
 * <p>{@link FrameDecoder}, {@link FrameEncoder} and the header codecs do the work. They are exercises: while one is not
 * written yet, {@link UnfinishedExercise} answers that frame, and the connection stays open.
 *
 * <p>One instance for each connection, called by that connection's event loop only.
 */
final class Frames extends CombinedChannelDuplexHandler<Frames.Incoming, Frames.Outgoing> {
    /**
     * @param reader takes one command out of the bytes if it is there in full: {@link FrameDecoder#decode}
     * @param writer appends the frame of a command to the bytes: {@link FrameEncoder#encode}
     */
    Frames(BiConsumer<ByteBuf, List<Object>> reader, BiConsumer<RemotingCommand, ByteBuf> writer) {
        super(new Incoming(reader), new Outgoing(writer));
    }

    /** Bytes become commands. */
    static final class Incoming extends ByteToMessageDecoder {
        private final BiConsumer<ByteBuf, List<Object>> reader;

        private Incoming(BiConsumer<ByteBuf, List<Object>> reader) {
            this.reader = reader;
        }

        @Override
        protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
            int start = in.readerIndex();
            try {
                reader.accept(in, out);
            } catch (NotDoneYet unfinished) {
                in.readerIndex(start);
                answer(unfinished, context, in);
            } catch (RuntimeException e) {
                in.skipBytes(in.readableBytes()); // otherwise they are read again when the connection closes
                throw e;
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

    /** Commands become bytes. */
    static final class Outgoing extends MessageToByteEncoder<RemotingCommand> {
        /** Room for nearly every header, so that the buffer need not grow while it is written. */
        private static final int HEADER_BYTES = 512;

        private final BiConsumer<RemotingCommand, ByteBuf> writer;

        private Outgoing(BiConsumer<RemotingCommand, ByteBuf> writer) {
            super(RemotingCommand.class);
            this.writer = writer;
        }

        @Override
        protected ByteBuf allocateBuffer(ChannelHandlerContext context, RemotingCommand command, boolean direct) {
            return context.alloc().ioBuffer(HEADER_BYTES + command.body().length);
        }

        @Override
        protected void encode(ChannelHandlerContext context, RemotingCommand command, ByteBuf out) {
            try {
                writer.accept(command, out);
            } catch (NotDoneYet unfinished) {
                out.clear();
                if (command.isResponse()) {
                    UnfinishedExercise.errorFrame(command.opaque(), unfinished, out);
                }
            }
        }
    }
}
