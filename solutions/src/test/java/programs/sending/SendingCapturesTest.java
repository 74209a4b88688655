package programs.sending;

import captures.Captured;
import minibroker.MiniBroker;
import minibroker.message.MessageId;
import org.apache.rocketmq.remoting.protocol.RemotingCommand;
import org.apache.rocketmq.remoting.protocol.RequestCode;
import org.apache.rocketmq.remoting.protocol.header.SendMessageRequestHeader;
import org.apache.rocketmq.remoting.protocol.header.SendMessageRequestHeaderV2;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import rawclient.RawClient;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import static java.nio.charset.StandardCharsets.UTF_8;

class SendingCapturesTest {
    private static final Path SEND = Captured.folder("05-sending").resolve("send.txt");
    private static final int PORT = 10_911;

    @Test
    @DisplayName(
            "the send and the answer that lesson 05 shows are what Apache's client asks and the broker answers now")
    void theLessonShowsWhatTheCodeDoes() throws IOException {
        Captured.compare(SEND, shown());
    }

    /** The third order of its queue, and the broker's answer, as if it had the usual port. */
    private static String shown() throws IOException {
        Map<String, String> fields = asApachesClientDoes();
        RemotingCommand answer = null;
        try (MiniBroker broker = MiniBroker.builder().inMemory().start();
                RawClient client = new RawClient()) {
            for (int i = 0; i < 3; i++) {
                answer = client.call(
                        broker.brokerAddress(),
                        RequestCode.SEND_MESSAGE_V2,
                        fields,
                        "one ticket, 59.00".getBytes(UTF_8));
            }
        }
        TreeMap<String, String> answered = new TreeMap<>(answer.getExtFields());
        MessageId id = MessageId.parse(answered.get("msgId"));
        String text = new MessageId(new InetSocketAddress("127.0.0.1", PORT), id.commitLogOffset()).toString();
        answered.put("msgId", text);
        return "request 310\n" + lines(fields)
                + "answer " + answer.getCode() + "\n" + lines(answered)
                + "msgId taken apart\n"
                + "  %s                          127.0.0.1, the broker's address\n".formatted(text.substring(0, 8))
                + "          %s                  %s, its port\n".formatted(text.substring(8, 16), PORT)
                + "                  %s  %s, the place of the message\n"
                        .formatted(text.substring(16), id.commitLogOffset());
    }

    private static Map<String, String> asApachesClientDoes() {
        SendMessageRequestHeader header = new SendMessageRequestHeader();
        header.setProducerGroup("ticket-shop");
        header.setTopic("Orders");
        header.setDefaultTopic("TBW102");
        header.setDefaultTopicQueueNums(4);
        header.setQueueId(2);
        header.setSysFlag(0);
        header.setBornTimestamp(1_767_225_600_000L);
        header.setFlag(0);
        header.setProperties(
                "KEYS\u00014711\u0002TAGS\u0001paid\u0002UNIQ_KEY\u0001C0A80007000118B4AAC2000000000000\u0002");
        header.setReconsumeTimes(0);
        header.setUnitMode(false);
        header.setBatch(false);
        RemotingCommand request = RemotingCommand.createRequestCommand(
                RequestCode.SEND_MESSAGE_V2, SendMessageRequestHeaderV2.createSendMessageRequestHeaderV2(header));
        request.makeCustomHeaderToNet();
        return new TreeMap<>(request.getExtFields());
    }

    private static String lines(Map<String, String> fields) {
        StringBuilder text = new StringBuilder();
        fields.forEach((name, value) -> text.append(
                "  %s=%s\n".formatted(name, value.replace('\u0001', '=').replace('\u0002', ';'))));
        return text.toString();
    }
}
