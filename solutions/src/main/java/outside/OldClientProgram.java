package outside;

import org.apache.rocketmq.common.message.Message;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What a program does with a broker, through that part of the client's API that all versions since 4.3.0 have. It notes
 * one line for each thing, in any order. Compiled with the newest client, it runs with the one that is on its class
 * path.
 */
public final class OldClientProgram {
    static final String NOTE = "noted: ";
    static final String FAILED = "FAILED";

    /** One thing to do, on topics and groups of its own. */
    interface Scenario {
        /** @return what there is to note of it */
        String run(OldClients clients, String topic) throws Exception;
    }

    private OldClientProgram() {}

    static Map<String, Scenario> scenarios() {
        Map<String, Scenario> all = new LinkedHashMap<>();
        all.putAll(OldClientSends.scenarios());
        all.putAll(OldClientReceives.scenarios());
        return all;
    }

    /** Argument: the name server's address. */
    public static void main(String[] arguments) throws Exception {
        OldClients clients = new OldClients(arguments[0]);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        Map<String, Future<String>> notes = new LinkedHashMap<>();
        // The client's version is in the names: several run on one broker at the same time.
        String version = Message.class.getPackage().getImplementationVersion();
        String prefix = "Old" + (version == null ? "" + ProcessHandle.current().pid() : version.replace('.', '_'));
        scenarios()
                .forEach((name, scenario) ->
                        notes.put(name, threads.submit(() -> scenario.run(clients, prefix + name.replace(' ', '_')))));
        for (Map.Entry<String, Future<String>> note : notes.entrySet()) {
            String result;
            try {
                result = note.getValue().get();
            } catch (java.util.concurrent.ExecutionException e) {
                result = FAILED + ": " + e.getCause();
            }
            System.out.println(NOTE + note.getKey() + ": " + result.replaceAll("\\R", " "));
        }
        System.out.flush();
        System.exit(0);
    }

    static Message message(String topic, String tag, String key, String text) {
        return new Message(topic, tag, key, text.getBytes(UTF_8));
    }
}
