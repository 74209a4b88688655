package minibroker.remoting;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderException;
import minibroker.exercise.NotDoneYet;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FramesTest {
    private static final RemotingCommand REQUEST = RemotingCommand.request(310, 4711)
            .with("b", "a topic with \"opaque\":5 in it")
            .withBody(new byte[] {1, 2, 3});

    private final FrameEncoder json = new FrameEncoder(HeaderCodec.JSON);
    private final FrameEncoder compact = new FrameEncoder(HeaderCodec.COMPACT);

    @Test
    void turnsBytesIntoCommandsAndCommandsIntoBytes() {
        EmbeddedChannel channel = channel(new FrameDecoder()::decode, json::encode);

        channel.writeInbound(bytes(json, REQUEST));
        channel.writeOutbound(REQUEST.success());

        assertThat(channel.<RemotingCommand>readInbound()).isEqualTo(REQUEST);
        assertThat(channel.<ByteBuf>readOutbound()).isEqualTo(bytes(json, REQUEST.success()));
    }

    @Test
    void answersWithoutADecoderThatIsNotWrittenYet() {
        EmbeddedChannel channel = channel(FramesTest::notDoneYet, FramesTest::notDoneYet);

        channel.writeInbound(bytes(json, REQUEST));

        assertNamesTheExercise(answer(channel), 4711);
        assertThat(channel.isActive()).isTrue();
    }

    @Test
    void answersACompactHeaderToo() {
        EmbeddedChannel channel = channel(FramesTest::notDoneYet, FramesTest::notDoneYet);

        channel.writeInbound(bytes(compact, REQUEST));

        assertNamesTheExercise(answer(channel), 4711);
    }

    @Test
    void aListWhereATextBelongsIsABadFrame() {
        for (String header : List.of("{\"remark\":[\"x\"]}", "{\"language\":[[1]],\"code\":1}", "{\"remark\":{}}")) {
            assertThatThrownBy(() -> HeaderCodec.JSON.decode(Unpooled.copiedBuffer(header, UTF_8), new byte[0]))
                    .as(header)
                    .isInstanceOf(BadFrame.class);
        }
    }

    @Test
    void findsTheNextFrameWhenTheDecoderGaveUpInTheMiddle() {
        FrameDecoder whole = new FrameDecoder();
        AtomicBoolean first = new AtomicBoolean(true);
        BiConsumer<ByteBuf, List<Object>> givesUpOnce = (in, out) -> {
            if (first.getAndSet(false)) {
                in.skipBytes(9);
                throw new NotDoneYet("03-3");
            }
            whole.decode(in, out);
        };
        EmbeddedChannel channel = channel(givesUpOnce, json::encode);

        channel.writeInbound(Unpooled.wrappedBuffer(bytes(json, REQUEST), bytes(compact, REQUEST.withOpaque(2))));

        assertNamesTheExercise(answer(channel), 4711);
        assertThat(channel.<RemotingCommand>readInbound().opaque()).isEqualTo(2);
    }

    @Test
    void waitsForTheRestOfAFrameThatNobodyCanRead() {
        EmbeddedChannel channel = channel(FramesTest::notDoneYet, FramesTest::notDoneYet);
        ByteBuf frame = bytes(json, REQUEST);

        channel.writeInbound(frame.readSlice(7).retain());
        channel.writeInbound(frame.readSlice(30).retain());
        assertThat(channel.<Object>readOutbound()).isNull();
        channel.writeInbound(frame);

        assertNamesTheExercise(answer(channel), 4711);
    }

    @Test
    void doesNotAnswerWhatWantsNoAnswer() {
        EmbeddedChannel channel = channel(FramesTest::notDoneYet, FramesTest::notDoneYet);

        channel.writeInbound(bytes(json, RemotingCommand.oneway(15, 1)));
        channel.writeInbound(bytes(compact, REQUEST.success()));

        assertThat(channel.<Object>readOutbound()).isNull();
    }

    @Test
    void answersWithoutAnEncoderThatIsNotWrittenYet() {
        BiConsumer<RemotingCommand, ByteBuf> halfWay = (command, out) -> {
            out.writeInt(0);
            throw new NotDoneYet("03-2");
        };
        EmbeddedChannel channel = channel(new FrameDecoder()::decode, halfWay);

        channel.writeOutbound(REQUEST.success());

        assertNamesTheExercise(answer(channel), 4711);
    }

    @Test
    void leavesOutARequestOfTheBrokerThatNobodyCanWrite() {
        EmbeddedChannel channel = channel(new FrameDecoder()::decode, FramesTest::notDoneYet);

        channel.writeOutbound(RemotingCommand.oneway(40, 1));

        assertThat(channel.<ByteBuf>readOutbound().readableBytes()).isZero();
    }

    @Test
    void reportsADecoderThatFailsOnlyOnce() {
        EmbeddedChannel channel = channel(
                (in, out) -> {
                    throw new IndexOutOfBoundsException("a learner's mistake");
                },
                json::encode);

        assertThatThrownBy(() -> channel.writeInbound(bytes(json, REQUEST)))
                .isInstanceOf(DecoderException.class)
                .hasRootCauseMessage("a learner's mistake");
        channel.close();
        channel.checkException();
    }

    @Test
    void closesOnLengthsThatCannotBeWhenNobodyCanReadFrames() {
        for (int length : new int[] {-1, 0, 3, Integer.MAX_VALUE}) {
            EmbeddedChannel channel = channel(FramesTest::notDoneYet, FramesTest::notDoneYet);
            ByteBuf frame = Unpooled.buffer().writeInt(length).writeInt(0);

            assertThatThrownBy(() -> channel.writeInbound(frame)).hasCauseInstanceOf(BadFrame.class);
        }
        EmbeddedChannel channel = channel(FramesTest::notDoneYet, FramesTest::notDoneYet);
        ByteBuf headerBeyondFrame = Unpooled.buffer().writeInt(4).writeInt(5);
        assertThatThrownBy(() -> channel.writeInbound(headerBeyondFrame)).hasCauseInstanceOf(BadFrame.class);
    }

    private static void notDoneYet(ByteBuf in, List<Object> out) {
        throw new NotDoneYet("03-2");
    }

    private static void notDoneYet(RemotingCommand command, ByteBuf out) {
        throw new NotDoneYet("03-2");
    }

    private static EmbeddedChannel channel(
            BiConsumer<ByteBuf, List<Object>> reader, BiConsumer<RemotingCommand, ByteBuf> writer) {
        return new EmbeddedChannel(new Frames(reader, writer));
    }

    private static ByteBuf bytes(FrameEncoder encoder, RemotingCommand command) {
        ByteBuf out = Unpooled.buffer();
        encoder.encode(command, out);
        return out;
    }

    private static RemotingCommand answer(EmbeddedChannel channel) {
        List<Object> commands = new ArrayList<>();
        new FrameDecoder().decode(channel.readOutbound(), commands);
        return (RemotingCommand) commands.get(0);
    }

    private static void assertNamesTheExercise(RemotingCommand answer, int opaque) {
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.opaque()).isEqualTo(opaque);
        assertThat(answer.isResponse()).isTrue();
        assertThat(answer.remark()).contains("Exercise 03-", "is not done yet", "./workbook hint 03-");
    }
}
