package minibroker.broker;

import minibroker.protocol.RequestCode;
import minibroker.remoting.RemotingCommand;

import java.util.HashMap;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Requests of a producer, as Apache's client sends them. */
final class SomeSends {
    private SomeSends() {}

    static RemotingCommand send(String topic, int queueId) {
        return send(topic, queueId, "TBW102", "one ticket");
    }

    static RemotingCommand send(String topic, int queueId, String model, String body) {
        Map<String, String> fields = new HashMap<>();
        fields.put("a", "ticket-shop");
        fields.put("b", topic);
        fields.put("c", model);
        fields.put("d", "4");
        fields.put("e", Integer.toString(queueId));
        fields.put("f", "0");
        fields.put("g", "1000");
        fields.put("h", "0");
        fields.put("i", "KEYS\u00014711\u0002UNIQ_KEY\u0001U4711\u0002");
        return RemotingCommand.request(RequestCode.SEND_MESSAGE_V2, 1)
                .with(fields)
                .withBody(body.getBytes(UTF_8));
    }
}
