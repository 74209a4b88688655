package minibroker.remoting;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import org.apache.rocketmq.remoting.netty.NettyDecoder;
import org.apache.rocketmq.remoting.protocol.RocketMQSerializable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Where a lesson says "as RocketMQ does it", RocketMQ's own code is asked here. */
class SameLimitsAsRocketMqTest {
    private static final RemotingCommand REQUEST = RemotingCommand.request(105, 7);

    @Test
    @DisplayName("the largest length that RocketMQ's decoder waits for is ours too, one more closes the connection")
    void theLargestFrameIsTheSame() {
        assertThat(rocketMqGoesOnAfter(FrameDecoder.MAX_LENGTH)).isTrue();
        assertThat(weGoOnAfter(FrameDecoder.MAX_LENGTH)).isTrue();
        assertThat(rocketMqGoesOnAfter(FrameDecoder.MAX_LENGTH + 1)).isFalse();
        assertThat(weGoOnAfter(FrameDecoder.MAX_LENGTH + 1)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 3, Integer.MAX_VALUE, Integer.MIN_VALUE})
    @DisplayName("lengths that no frame can have close the connection, here and there")
    void impossibleLengthsAreRefused(int length) {
        assertThat(rocketMqGoesOnAfter(length)).isFalse();
        assertThat(weGoOnAfter(length)).isFalse();
    }

    @Test
    @DisplayName("a compact value of no bytes: RocketMQ reads null, we leave the field out")
    void anEmptyCompactValueIsNoValue() throws Exception {
        ByteBuf header = Unpooled.buffer();
        HeaderCodec.COMPACT.encode(REQUEST.with("topic", "").with("queue", 3), header);
        assertThat(RocketMQSerializable.rocketMQProtocolDecode(header.duplicate(), header.readableBytes())
                        .getExtFields())
                .isEqualTo(new HashMap<>(mapOfNull("topic", "queue", "3")));
        assertThat(HeaderCodec.COMPACT.decode(header, new byte[0]).extFields()).isEqualTo(Map.of("queue", "3"));
    }

    @Test
    @DisplayName("a code of more than 16 bits: RocketMQ sends another number, we refuse to send")
    void wideCodesAreNotCutOff() throws Exception {
        ByteBuf cutOff = Unpooled.buffer();
        RocketMQSerializable.rocketMQProtocolEncode(
                org.apache.rocketmq.remoting.protocol.RemotingCommand.createRequestCommand(200_050, null), cutOff);
        assertThat(cutOff.getShort(0)).isEqualTo((short) 3442);
        assertThatThrownBy(() -> HeaderCodec.COMPACT.encode(RemotingCommand.request(200_050, 7), Unpooled.buffer()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A compact header has 16 bits for the code, too few for 200050");
    }

    @Test
    @DisplayName("text behind the header's JSON object is refused, here and there")
    void nothingFollowsTheJsonObject() {
        byte[] header = "{\"code\":105} {".getBytes(UTF_8);
        assertThatThrownBy(() -> org.apache.rocketmq.remoting.protocol.RemotingSerializable.decode(
                        header, org.apache.rocketmq.remoting.protocol.RemotingCommand.class))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> HeaderCodec.JSON.decode(Unpooled.wrappedBuffer(header), new byte[0]))
                .isInstanceOf(BadFrame.class)
                .hasMessage("The header goes on after its JSON object, with START_OBJECT");
    }

    private static Map<String, String> mapOfNull(String nullKey, String key, String value) {
        Map<String, String> map = new HashMap<>();
        map.put(nullKey, null);
        map.put(key, value);
        return map;
    }

    /** RocketMQ's decoder closes the channel when it doesn't like what it reads. */
    private static boolean rocketMqGoesOnAfter(int length) {
        EmbeddedChannel channel = new EmbeddedChannel(new NettyDecoder());
        channel.writeInbound(frameStart(length));
        return channel.isOpen();
    }

    private static boolean weGoOnAfter(int length) {
        List<Object> out = new ArrayList<>();
        try {
            new FrameDecoder().decode(frameStart(length), out);
            return true;
        } catch (BadFrame e) {
            return false;
        }
    }

    /** A length field and what may follow it if the length were right. */
    private static ByteBuf frameStart(int length) {
        return Unpooled.buffer().writeInt(length).writeInt(0);
    }
}
