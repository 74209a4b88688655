package programs.wire;

import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.message.Message;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Sends three messages with Apache's client through a tap and prints every frame that passes, cut and read by the
 * learner's own {@code FrameDecoder} and header codecs.
 */
public final class TappedSend {
    private TappedSend() {}

    /**
     * Takes the name server's address from the property that rocketmq-client reads too.
     *
     * @param args {@code compact} for a client that writes compact headers
     */
    public static void main(String[] args) throws Exception {
        if (args.length > 0 && args[0].equals("compact")) {
            System.setProperty("rocketmq.serialize.type", "ROCKETMQ");
        }
        TapPrinter printer = new TapPrinter(System.out);
        try (WireTap tap = new WireTap("name server", System.getProperty("rocketmq.namesrv.addr"), printer)) {
            send(tap.address());
        }
        System.out.println(printer.summary());
    }

    private static void send(String nameServer) throws MQClientException {
        DefaultMQProducer producer = new DefaultMQProducer("ticket-shop");
        producer.setNamesrvAddr(nameServer);
        producer.setMqClientApiTimeout(10_000); // the first request finds a broker that has never done this before
        producer.setSendMsgTimeout(10_000);
        producer.start();
        try {
            for (int order = 4711; order <= 4713; order++) {
                producer.send(new Message("Orders", "paid", ("order " + order).getBytes(UTF_8)));
            }
        } catch (Exception refused) {
            System.out.println("The client gave up: "
                    + refused.getMessage().lines().findFirst().orElse(""));
        } finally {
            producer.shutdown();
        }
    }
}
