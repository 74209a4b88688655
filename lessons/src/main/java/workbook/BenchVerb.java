package workbook;

import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;
import workbook.process.BuildFailed;
import workbook.process.BuildPart;
import workbook.process.ChildJvm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** The finished broker's speed beside the real one's. */
@Command(
        name = "bench",
        description = {
            "The finished broker beside RocketMQ: how much, how soon, at what cost.",
            "Takes half an hour; --quick a few minutes. Other options: --only WORKLOAD,... --bytes N,... --flush"
                    + " async,sync --brokers mini_broker,rocketmq,answer_only --rounds N --seconds N --warm-up N"
                    + " --backlog N --heap MB --jvm OPTION --out DIR --show FILE."
        })
final class BenchVerb implements Callable<Integer> {
    private static final String BENCH = "bench.BenchCommand";

    private final Console console;

    @Unmatched
    private List<String> options = new ArrayList<>();

    BenchVerb(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException, BuildFailed {
        console.build(BuildPart.MINI_BROKER, BuildPart.SOLUTIONS);
        List<Path> classPath = LearnerClasses.solutions(console.layout());
        List<String> command = new ArrayList<>(List.of(BENCH));
        command.addAll(options);
        return ChildJvm.runHere(ChildJvm.of(classPath, List.of(), command));
    }
}
