package crosscheck.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import minibroker.remoting.FrameDecoder;
import minibroker.remoting.FrameEncoder;
import minibroker.remoting.HeaderCodec;
import minibroker.remoting.RemotingCommand;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.rocketmq.remoting.netty.NettyDecoder;
import org.apache.rocketmq.remoting.netty.NettyEncoder;
import org.apache.rocketmq.remoting.protocol.SerializeType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lesson 03 beside RocketMQ: generated commands through its encoder and our decoder, and the other way round.
 *
 * <p>When one fails, jqwik prints the smallest command that does and the seed that made it; {@code @Property(seed =
 * ...)} makes it again.
 */
class FramesCrossCheckTest {

    private static final int TRIES = 200;

    @Property(tries = TRIES)
    void rocketMqReadsOurJson(@ForAll("commands") RemotingCommand command) {
        assertThat(decodedByRocketMq(encodedByUs(command, HeaderCodec.JSON))).isEqualTo(command);
    }

    @Property(tries = TRIES)
    void rocketMqReadsOurCompactHeaders(@ForAll("commands") RemotingCommand command) {
        assertThat(decodedByRocketMq(encodedByUs(command, HeaderCodec.COMPACT)))
                .isEqualTo(Commands.withoutEmptyFields(command));
    }

    @Property(tries = TRIES)
    void weReadRocketMqsJson(@ForAll("commands") RemotingCommand command) {
        assertThat(decodedByUs(encodedByRocketMq(command, SerializeType.JSON))).containsExactly(command);
    }

    @Property(tries = TRIES)
    void weReadRocketMqsCompactHeaders(@ForAll("commands") RemotingCommand command) {
        assertThat(decodedByUs(encodedByRocketMq(command, SerializeType.ROCKETMQ)))
                .containsExactly(Commands.withoutEmptyFields(command));
    }

    @Property(tries = TRIES)
    void compactFramesAreTheSameBytes(@ForAll("commands") RemotingCommand command) {
        assertThat(ByteBufUtil.hexDump(encodedByUs(command, HeaderCodec.COMPACT)))
                .isEqualTo(ByteBufUtil.hexDump(encodedByRocketMq(command, SerializeType.ROCKETMQ)));
    }

    @Property(tries = TRIES)
    void jsonFramesAreTheSameBytesButForTheCaseOfEscapes(@ForAll("commands") RemotingCommand command) {
        assertThat(escapesInLowerCase(encodedByUs(command, HeaderCodec.JSON)))
                .isEqualTo(escapesInLowerCase(encodedByRocketMq(command, SerializeType.JSON)));
    }

    @Property(tries = 50)
    void weReadAStreamOfBothKindsInAnyFragments(
            @ForAll("streams") List<RemotingCommand> commands, @ForAll("fragments") List<Integer> fragments) {
        ByteBuf stream = Unpooled.buffer();
        for (int i = 0; i < commands.size(); i++) {
            SerializeType type = i % 2 == 0 ? SerializeType.JSON : SerializeType.ROCKETMQ;
            stream.writeBytes(encodedByRocketMq(commands.get(i), type));
        }
        EmbeddedChannel channel = new EmbeddedChannel(new FrameDecoder());
        List<RemotingCommand> expected = new ArrayList<>();
        for (int i = 0; i < commands.size(); i++) {
            expected.add(i % 2 == 0 ? commands.get(i) : Commands.withoutEmptyFields(commands.get(i)));
        }
        assertThat(received(channel, stream, fragments)).isEqualTo(expected);
    }

    @Property(tries = 50)
    void rocketMqReadsOurStreamInAnyFragments(
            @ForAll("streams") List<RemotingCommand> commands, @ForAll("fragments") List<Integer> fragments) {
        ByteBuf stream = Unpooled.buffer();
        for (int i = 0; i < commands.size(); i++) {
            stream.writeBytes(encodedByUs(commands.get(i), i % 2 == 0 ? HeaderCodec.JSON : HeaderCodec.COMPACT));
        }
        EmbeddedChannel channel = new EmbeddedChannel(new NettyDecoder());
        List<RemotingCommand> expected = new ArrayList<>();
        for (int i = 0; i < commands.size(); i++) {
            expected.add(i % 2 == 0 ? commands.get(i) : Commands.withoutEmptyFields(commands.get(i)));
        }
        assertThat(received(channel, stream, fragments)).isEqualTo(expected);
    }

    @Provide
    Arbitrary<RemotingCommand> commands() {
        return Commands.any();
    }

    @Provide
    Arbitrary<List<RemotingCommand>> streams() {
        return Commands.any().list().ofMinSize(1).ofMaxSize(6);
    }

    /** Sizes of the pieces in which the bytes arrive, used again from the start when they run out. */
    @Provide
    Arbitrary<List<Integer>> fragments() {
        return Arbitraries.integers().between(1, 200).list().ofMinSize(1).ofMaxSize(20);
    }

    private static List<RemotingCommand> received(EmbeddedChannel channel, ByteBuf stream, List<Integer> fragments) {
        for (int i = 0; stream.isReadable(); i++) {
            int size = Math.min(fragments.get(i % fragments.size()), stream.readableBytes());
            channel.writeInbound(Unpooled.copiedBuffer(stream.readSlice(size)));
        }
        List<RemotingCommand> commands = new ArrayList<>();
        for (Object command = channel.readInbound(); command != null; command = channel.readInbound()) {
            commands.add(
                    command instanceof org.apache.rocketmq.remoting.protocol.RemotingCommand theirs
                            ? Commands.asOurs(theirs)
                            : (RemotingCommand) command);
        }
        channel.finishAndReleaseAll();
        return commands;
    }

    /** The bytes as text, with {@code \\u000B} written {@code \\u000b}: both are the same character of JSON. */
    private static String escapesInLowerCase(ByteBuf frame) {
        return Pattern.compile("\\\\u00[0-9A-F]{2}")
                .matcher(frame.toString(StandardCharsets.ISO_8859_1))
                .replaceAll(escape -> Matcher.quoteReplacement(escape.group().toLowerCase(Locale.ROOT)));
    }

    private static ByteBuf encodedByUs(RemotingCommand command, HeaderCodec headers) {
        ByteBuf frame = Unpooled.buffer();
        new FrameEncoder(headers).encode(command, frame);
        return frame;
    }

    private static ByteBuf encodedByRocketMq(RemotingCommand command, SerializeType type) {
        EmbeddedChannel channel = new EmbeddedChannel(new NettyEncoder());
        channel.writeOutbound(Commands.asTheirs(command, type));
        return channel.readOutbound();
    }

    private static List<Object> decodedByUs(ByteBuf frame) {
        List<Object> commands = new ArrayList<>();
        new FrameDecoder().decode(frame, commands);
        assertThat(frame.isReadable()).as("bytes left over").isFalse();
        return commands;
    }

    private static RemotingCommand decodedByRocketMq(ByteBuf frame) {
        EmbeddedChannel channel = new EmbeddedChannel(new NettyDecoder());
        channel.writeInbound(frame);
        return Commands.asOurs(channel.readInbound());
    }
}
