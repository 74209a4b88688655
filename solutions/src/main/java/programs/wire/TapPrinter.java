package programs.wire;

import io.netty.buffer.Unpooled;
import minibroker.exercise.NotDoneYet;
import minibroker.remoting.HeaderCodec;
import minibroker.remoting.RemotingCommand;

import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicInteger;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Prints frames, one line each: with the header read by the learner's codec, or, as long as there is none, with the
 * header's own text. Any thread may call.
 */
final class TapPrinter {
    private static final int WIDTH = 83;

    private final PrintStream out;
    private final AtomicInteger frames = new AtomicInteger();
    private final AtomicInteger unread = new AtomicInteger();

    TapPrinter(PrintStream out) {
        this.out = out;
    }

    /** @param cut a command made by {@link HeaderAsItCame} */
    void print(String direction, int size, RemotingCommand cut) {
        frames.incrementAndGet();
        byte[] header = cut.remark().getBytes(ISO_8859_1);
        line("%-14s %4s bytes  %-7s %s"
                .formatted(direction, size, cut.code() == 0 ? "JSON" : "compact", read(cut, header)));
    }

    private String read(RemotingCommand cut, byte[] header) {
        try {
            return HeaderCodec.of((byte) cut.code())
                    .decode(Unpooled.wrappedBuffer(header), cut.body())
                    .toString();
        } catch (NotDoneYet open) {
            unread.incrementAndGet();
            return new String(header, UTF_8) + " + body of " + cut.body().length + " bytes";
        }
    }

    /** How many frames passed, and how many of their headers could be read. */
    String summary() {
        return "%s frames cut by FrameDecoder, %s of their headers read"
                .formatted(frames.get(), frames.get() - unread.get());
    }

    void failed(RuntimeException failure) {
        line("The tap can't go on: " + failure.getMessage());
    }

    private void line(String text) {
        String oneLine = text.replaceAll("\\p{Cntrl}", ".");
        out.println(oneLine.length() <= WIDTH ? oneLine : oneLine.substring(0, WIDTH - 3) + "...");
    }
}
