package faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import faults.history.Recorder;
import minibroker.protocol.RequestCode;
import process.Await;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Good frames, a few of each kind: what unmodified producers and consumers send at this very moment, so that it never
 * grows old; and for every request code that the broker knows one that asks with every field that any request has.
 *
 * <p>One thread records, the proxy's threads bring frames; then any thread may read.
 */
final class Corpus {
    static final String TOPIC = "fuzz";

    private static final int FRAMES_OF_A_CODE = 6;
    private static final int QUEUES = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<Integer, List<Frame>> byCode = new HashMap<>();
    private int recorded;

    /** Records what clients send to a broker. */
    static Corpus record(String broker) {
        Corpus corpus = new Corpus();
        Topics.make(broker, Map.of(TOPIC, QUEUES));
        Recorder recorder = new Recorder();
        try (Proxy proxy = new Proxy(broker, corpus::add);
                ProxyNameServer routes = new ProxyNameServer(proxy, Map.of(TOPIC, QUEUES))) {
            try (Senders senders = new Senders(routes.address(), recorder);
                    Receivers receivers = new Receivers(routes.address(), recorder)) {
                for (Senders.Way way : Senders.Way.values()) {
                    senders.start(
                            TOPIC, way, "fuzz-" + way, Duration.ofMillis(5).toNanos());
                }
                receivers.start("fuzz-orderly", Set.of(TOPIC), "fuzz-orderly", true);
                receivers.start("fuzz-concurrent", Set.of(TOPIC), "fuzz-concurrent", false);
                Await.within(
                        PATIENCE, () -> recorder.places("fuzz-orderly") > 0 && recorder.places("fuzz-concurrent") > 0);
                senders.stop();
            }
        }
        corpus.countRecorded();
        corpus.addOneOfEachCode();
        return corpus;
    }

    /** The codes that clients sent, and how many there are besides. */
    synchronized String summary() {
        return "%s codes recorded from clients, %s in all".formatted(recorded, byCode.size());
    }

    /** All frames. */
    synchronized List<Frame> frames() {
        return byCode.values().stream().flatMap(List::stream).toList();
    }

    private synchronized void countRecorded() {
        recorded = byCode.size();
    }

    private synchronized void add(byte[] bytes) {
        Frame frame = Frame.of(bytes);
        try {
            int code = JSON.readTree(frame.header()).path("code").asInt();
            List<Frame> frames = byCode.computeIfAbsent(code, any -> new ArrayList<>());
            if (frames.size() < FRAMES_OF_A_CODE) {
                frames.add(frame);
            }
        } catch (java.io.IOException notJson) {
            throw new IllegalStateException("the client sent a header that is not JSON", notJson);
        }
    }

    private synchronized void addOneOfEachCode() {
        List<Frame> known = frames();
        byte[] body = known.stream()
                .map(Frame::body)
                .filter(bytes -> bytes.length > 0 && bytes[0] == '{')
                .findFirst()
                .orElse(new byte[0]);
        for (int code : codes()) {
            byCode.computeIfAbsent(code, any -> new ArrayList<>()).add(new Frame((byte) 0, header(code), body));
        }
    }

    private static byte[] header(int code) {
        try {
            return JSON.writeValueAsString(Map.of(
                            "code",
                            code,
                            "flag",
                            0,
                            "language",
                            "JAVA",
                            "opaque",
                            code,
                            "version",
                            495,
                            "extFields",
                            fields()))
                    .getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the requests that have fields need, all together. */
    private static Map<String, String> fields() {
        Map<String, String> fields = new HashMap<>();
        for (String name :
                List.of("topic", "consumerGroup", "producerGroup", "group", "groupName", "clientId", "clientID")) {
            fields.put(name, TOPIC);
        }
        for (String name : List.of(
                "queueId",
                "queueOffset",
                "commitOffset",
                "offset",
                "maxMsgNums",
                "sysFlag",
                "timestamp",
                "subVersion",
                "beginTimestamp",
                "endTimestamp",
                "maxNum",
                "readQueueNums",
                "writeQueueNums",
                "perm",
                "delayLevel",
                "maxReconsumeTimes",
                "suspendTimeoutMillis",
                "topicSysFlag",
                "originMsgId")) {
            fields.put(name, "4");
        }
        fields.put("key", "k");
        fields.put("subscription", "*");
        fields.put("isForce", "true");
        return fields;
    }

    private static Set<Integer> codes() {
        Set<Integer> codes = new TreeSet<>();
        try {
            for (Field field : RequestCode.class.getFields()) {
                if (Modifier.isStatic(field.getModifiers()) && field.getType() == int.class) {
                    codes.add(field.getInt(null));
                }
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
        return codes;
    }
}
