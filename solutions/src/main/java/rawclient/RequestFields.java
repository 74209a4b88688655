package rawclient;

import java.util.HashMap;
import java.util.Map;

/**
 * Fields of requests as clients fill them in, and with what a caller wants otherwise: names and values in turns.
 * Without state: any thread may call.
 */
public final class RequestFields {
    private RequestFields() {}

    /** Of {@code SEND_MESSAGE_V2}, to queue 0 of a topic that is made if need be. */
    public static Map<String, String> ofSend(String group, String topic, String... otherwise) {
        Map<String, String> fields = new HashMap<>();
        fields.put("a", group);
        fields.put("b", topic);
        fields.put("c", "TBW102"); // the template for new topics
        fields.put("d", "4"); // queues of a new topic
        fields.put("e", "0"); // queue
        fields.put("f", "0"); // system flag
        fields.put("g", "0"); // time of birth
        fields.put("h", "0"); // flag
        fields.put("i", ""); // properties
        return with(fields, otherwise);
    }

    /** Of {@code UPDATE_AND_CREATE_TOPIC}, for reading and writing. */
    public static Map<String, String> ofTopic(String topic, int queues, String... otherwise) {
        Map<String, String> fields = new HashMap<>();
        fields.put("topic", topic);
        fields.put("defaultTopic", "TBW102");
        fields.put("readQueueNums", Integer.toString(queues));
        fields.put("writeQueueNums", Integer.toString(queues));
        fields.put("perm", "6");
        fields.put("topicFilterType", "SINGLE_TAG");
        fields.put("topicSysFlag", "0");
        fields.put("order", "false");
        return with(fields, otherwise);
    }

    /** A copy with some of them changed. */
    public static Map<String, String> with(Map<String, String> fields, String... otherwise) {
        Map<String, String> changed = new HashMap<>(fields);
        for (int i = 0; i < otherwise.length; i += 2) {
            changed.put(otherwise[i], otherwise[i + 1]);
        }
        return changed;
    }
}
