package minibroker.remoting;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * A third kind of header, so that frames can be checked before JSON and the compact header are written: its bytes are
 * the command's remark and nothing else.
 */
final class PlainHeader implements HeaderCodec {
    static final byte TYPE = 7;
    private static final int SHOWN = 20;

    @Override
    public byte type() {
        return TYPE;
    }

    @Override
    public void encode(RemotingCommand command, ByteBuf out) {
        out.writeCharSequence(command.remark(), US_ASCII);
    }

    @Override
    public RemotingCommand decode(ByteBuf header, byte[] body) {
        return command(header.toString(US_ASCII), body);
    }

    /** What is decoded from this header and this body. */
    static RemotingCommand command(String header, byte[] body) {
        return RemotingCommand.request(0, 0).answer(0, header).withBody(body);
    }

    /** Header and body of what was decoded; of a long one its beginning, and how many bytes follow. */
    static String text(Object decoded) {
        RemotingCommand command = (RemotingCommand) decoded;
        return start(command.remark()) + "+" + start(new String(command.body(), US_ASCII));
    }

    private static String start(String text) {
        return text.length() <= SHOWN
                ? text
                : text.substring(0, SHOWN) + " and %s more".formatted(text.length() - SHOWN);
    }

    /** A frame as it should be, put together by hand. */
    static ByteBuf frame(String header, String body) {
        return frame(4 + header.length() + body.length(), header.length(), header + body);
    }

    /** A frame that may say of itself what is not true. */
    static ByteBuf frame(int length, int headerSize, String content) {
        ByteBuf frame = Unpooled.buffer();
        frame.writeInt(length).writeByte(TYPE).writeMedium(headerSize).writeCharSequence(content, US_ASCII);
        return frame;
    }
}
