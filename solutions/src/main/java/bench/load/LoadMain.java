package bench.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.rocketmq.client.exception.MQBrokerException;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.remoting.exception.RemotingException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The main class of the load's JVM. Arguments: name server, number of the broker's process, the broker's folder,
 * messages until the broker is ready, seconds of warm-up, seconds of measuring, messages of backlog, and then the
 * cells.
 */
public final class LoadMain {
    /** Begins a line that says what is measured now. */
    public static final String NOW = "now ";

    /** Begins a line that holds a {@link Measured} as JSON. */
    public static final String RESULT = "result ";

    private static final int READY_BYTES = 128;

    private final ObjectMapper json = new ObjectMapper();
    private final LoadClients clients;
    private final Watched broker;
    private final Timing timing;

    private LoadMain(LoadClients clients, Watched broker, Timing timing) {
        this.clients = clients;
        this.broker = broker;
        this.timing = timing;
    }

    /** See the class. */
    public static void main(String[] arguments) {
        LoadMain main = new LoadMain(
                new LoadClients(arguments[0]),
                new Watched(Long.parseLong(arguments[1]), Path.of(arguments[2])),
                new Timing(
                        Integer.parseInt(arguments[3]),
                        Double.parseDouble(arguments[4]),
                        Double.parseDouble(arguments[5]),
                        Integer.parseInt(arguments[6])));
        try {
            main.run(Arrays.stream(arguments).skip(7).map(Cell::of).toList());
        } catch (Exception e) {
            System.err.println("The load failed: " + e);
            Runtime.getRuntime().halt(1);
        }
        // Not a return: clients leave threads behind for some seconds.
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }

    private void run(List<Cell> cells)
            throws MQClientException, MQBrokerException, RemotingException, InterruptedException, IOException {
        makeReady();
        for (Cell cell : cells) {
            System.out.println(NOW + cell);
            System.out.println(RESULT
                    + json.writeValueAsString(
                            measure(cell, "bench-" + cell.toString().replace(':', '-'))));
        }
    }

    private void makeReady() throws MQClientException, InterruptedException {
        if (timing.ready() > 0) {
            new PushCell(clients, broker, new Timing(0, 0, 0, timing.ready()))
                    .run(new Cell(Workload.PUSH, READY_BYTES), "bench-ready");
        }
    }

    private Measured measure(Cell cell, String topic)
            throws MQClientException, MQBrokerException, RemotingException, InterruptedException {
        return switch (cell.workload()) {
            case PUSH -> new PushCell(clients, broker, timing).run(cell, topic);
            case END_TO_END -> new EndToEndCell(clients, broker, timing).run(cell, topic);
            default -> new SendCell(clients, broker, timing).run(cell, topic);
        };
    }
}
