package jmh;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import minibroker.message.MessageCodec;
import minibroker.message.MessageProperties;
import minibroker.message.StoredMessage;
import minibroker.remoting.FrameDecoder;
import minibroker.remoting.FrameEncoder;
import minibroker.remoting.HeaderCodec;
import minibroker.remoting.RemotingCommand;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Frames in and out with both kinds of header, properties, and the stored form of a message.
 *
 * <p>When the modules are built, this runs all the benchmarks of the package; behind {@code jmh.Codecs} may stand JMH's
 * own options and a part of a name, such as {@code Append}:
 *
 * <pre>
 * in=solutions/target
 * java -cp "$in/test-classes:$in/classes:mini-broker/target/classes:$(cat $in/classpath.txt)" jmh.Codecs
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class Codecs {
    @Param({"JSON", "COMPACT"})
    private String header;

    private final RemotingCommand send = Samples.send();
    private final RemotingCommand answer = send.success()
            .with(Map.of(
                    "MSG_REGION", "DefaultRegion",
                    "TRACE_ON", "true",
                    "msgId", "7F00000100002A9F0000000000010FDD",
                    "queueId", "2",
                    "queueOffset", "1234567",
                    "transactionId", "7F0000013A4B18B4AAC20D5C6E7F0001"));
    private final StoredMessage stored = new StoredMessage(Samples.message(), 5, 4711, 1763900000001L, Samples.ADDRESS);
    private final ByteBuf jsonFrame = Samples.frame(HeaderCodec.JSON);
    private final ByteBuf compactFrame = Samples.frame(HeaderCodec.COMPACT);
    private final ByteBuf out = Unpooled.directBuffer(4096);
    private final FrameDecoder decoder = new FrameDecoder();

    /** See the class. */
    public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
        new Runner(new OptionsBuilder()
                        .parent(new CommandLineOptions(arguments))
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
    }

    /** A request comes in. */
    @Benchmark
    public List<Object> decodeSend() {
        List<Object> commands = new ArrayList<>(1);
        decoder.decode((header.equals("JSON") ? jsonFrame : compactFrame).readerIndex(0), commands);
        return commands;
    }

    /** Its answer goes out. */
    @Benchmark
    public ByteBuf encodeAnswer() {
        new FrameEncoder(header.equals("JSON") ? HeaderCodec.JSON : HeaderCodec.COMPACT).encode(answer, out.clear());
        return out;
    }

    /** What the broker does with the properties of a message: takes them apart and puts them together. */
    @Benchmark
    public String properties() {
        return MessageProperties.encode(MessageProperties.decode(Samples.PROPERTIES));
    }

    @Benchmark
    public byte[] encodeStored() {
        return MessageCodec.encode(stored);
    }
}
