package minibroker.remoting;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import minibroker.exercise.NotDoneYet;

import java.util.LinkedHashMap;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The header in fixed binary fields, without their names: a small header takes a third of the bytes of its JSON.
 *
 * <pre>
 *  0       2     3       5          9         13
 *  +-------+-----+-------+----------+----------+----------------+------------------+
 *  | code  | lang|version|  opaque  |   flag   | length, remark | length, fields   |
 *  | int16 | int8| int16 |  int32   |  int32   | int32 + n      | int32 + n        |
 *  +-------+-----+-------+----------+----------+----------------+------------------+
 *  fields: repeated (int16 + name, int32 + value)
 * </pre>
 *
 * <p>Lengths count bytes, not characters. A code must fit in 16 bits, and so must the length of a name. A value of no
 * bytes is read as "no such field", as RocketMQ reads it. Every length comes from the other side, so each is checked
 * against what is really there before memory is taken for it. Without state: any thread may call.
 *
 * <p>RocketMQ: {@code RocketMQSerializable}.
 */
final class CompactHeaderCodec implements HeaderCodec {
    @Override
    public byte type() {
        return 1;
    }

    @Override
    public void encode(RemotingCommand command, ByteBuf out) {
        // tag::03-4[]
        throw new NotDoneYet("03-4");
        // end::03-4[]
    }

    /** {@code int32} number of bytes, then the bytes. */
    private static void writeText(String text, ByteBuf out) {
        // tag::03-4[]
        throw new NotDoneYet("03-4");
        // end::03-4[]
    }

    /** {@code int16} number of bytes, then the bytes. */
    private static void writeName(String name, ByteBuf out) {
        // tag::03-4[]
        throw new NotDoneYet("03-4");
        // end::03-4[]
    }

    /** {@code value}, if 16 bits with a sign can hold it. */
    private static int int16(String what, int value) {
        if (value != (short) value) {
            throw new IllegalArgumentException(
                    "A compact header has 16 bits for the %s, too few for %s".formatted(what, value));
        }
        return value;
    }

    @Override
    public RemotingCommand decode(ByteBuf header, byte[] body) {
        try {
            return read(header, body);
        } catch (IndexOutOfBoundsException e) {
            throw new BadFrame("The compact header ends in the middle of a field", e);
        }
    }

    private static RemotingCommand read(ByteBuf header, byte[] body) {
        // tag::03-4[]
        throw new NotDoneYet("03-4");
        // end::03-4[]
    }

    /** Reads {@code length} bytes of UTF-8, after making sure that they are there. */
    private static String readText(ByteBuf in, int length) {
        // tag::03-4[]
        throw new NotDoneYet("03-4");
        // end::03-4[]
    }
}
