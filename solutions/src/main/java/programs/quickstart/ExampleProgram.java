package programs.quickstart;

import process.ForkedJvm;
import process.JvmCommand;
import process.ScratchDirectories;
import rocketmq.ExampleMain;
import rocketmq.RocketMqJars;

import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * One of the programs {@code org.apache.rocketmq.example.*}, unchanged, in a JVM of its own with RocketMQ's own
 * libraries. It ends with the JVM that started it.
 *
 * <p>Its home folder is a scratch folder: RocketMQ's client writes its log there. Closed by the thread that started it.
 */
record ExampleProgram(Path home, ForkedJvm jvm) implements AutoCloseable {
    /**
     * Starts {@code org.apache.rocketmq.example.<name>}.
     *
     * @param lines gets each line that it prints, in a thread of its own
     */
    static ExampleProgram start(String name, String nameServer, Consumer<String> lines) {
        Path home = ScratchDirectories.create("quickstart-");
        JvmCommand command = JvmCommand.of(ExampleMain.class.getName())
                .arguments("org.apache.rocketmq.example." + name)
                .classPath(RocketMqJars.withOurMainClasses())
                .options("-XX:TieredStopAtLevel=1", "-Duser.home=" + home)
                .environment("NAMESRV_ADDR", nameServer);
        return new ExampleProgram(home, ForkedJvm.start(command, lines));
    }

    @Override
    public void close() {
        jvm.close();
        ScratchDirectories.delete(home);
    }
}
