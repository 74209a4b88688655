package programs.wire;

import io.netty.buffer.ByteBuf;
import minibroker.remoting.HeaderCodec;
import minibroker.remoting.RemotingCommand;

import java.util.Map;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * Leaves a header unread: its bytes are the remark of the command, a character for each byte. With it frames can be
 * cut, looked at and put together again before any header can be read.
 */
record HeaderAsItCame(byte type) implements HeaderCodec {
    @Override
    public void encode(RemotingCommand command, ByteBuf out) {
        out.writeBytes(command.remark().getBytes(ISO_8859_1));
    }

    @Override
    public RemotingCommand decode(ByteBuf header, byte[] body) {
        return new RemotingCommand(type, "OTHER", 0, 0, 0, header.toString(ISO_8859_1), Map.of(), body);
    }
}
