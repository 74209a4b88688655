package programs.messages;

import minibroker.MiniBroker;
import org.apache.rocketmq.client.producer.DefaultMQProducer;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What lesson 02 shows of programs that were run. */
final class MessagesCaptures {
    private MessagesCaptures() {}

    /** The files' contents by name. */
    static Map<String, String> all() throws Exception {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("without-names.txt", printed(Bookkeeper::withoutNames));
        files.put("with-names.txt", printed(Bookkeeper::withNames));
        files.put("properties.txt", PropertiesDump.of(sent()));
        files.put("rocketmq-properties.txt", printed(RocketMqProperties::run));
        files.put("first-queues.txt", printed(out -> FirstQueues.run(new Random(4711), out)));
        try (MiniBroker broker = MiniBroker.builder().inMemory().start()) {
            DefaultMQProducer producer = new DefaultMQProducer("TicketShops");
            producer.setNamesrvAddr(broker.nameServerAddress());
            producer.setSendMsgTimeout(30_000);
            producer.setMqClientApiTimeout(30_000);
            producer.start();
            try {
                RoundRobinQueues fromOne = new RoundRobinQueues(1);
                files.put(
                        "spread-sales.txt",
                        printed(out -> SpreadSales.sendAll(producer, fromOne, SpreadSales.sales(12), out)));
                files.put("refused-sends.txt", printed(out -> RefusedSends.run(producer, out)));
            } finally {
                producer.shutdown();
            }
        }
        return files;
    }

    /** What the client sends with a sale, in an order that reads well: its own is that of a HashMap. */
    private static Map<String, String> sent() {
        Map<String, String> ofMessage = SpreadSales.message(new Sale("north", "refund", "4711", "customer-1", 5900))
                .getProperties();
        Map<String, String> properties = new LinkedHashMap<>();
        for (String name : new String[] {"TAGS", "KEYS", "shop", "WAIT"}) {
            properties.put(name, ofMessage.get(name));
        }
        return properties;
    }

    private static String printed(Program program) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(bytes, true, UTF_8)) {
            program.run(out);
        }
        return bytes.toString(UTF_8).replace(System.lineSeparator(), "\n");
    }

    private interface Program {
        void run(PrintStream out) throws Exception;
    }
}
