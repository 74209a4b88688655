package minibroker.json;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class JsonWriterTest {
    @Test
    void aBodyHasTheClientsKeysAndNoSpace() {
        Map<?, ?> queue = new TreeMap<>(Map.of("queueId", 3, "topic", "T"));

        assertThat(text(JsonWriter.body(Map.of(0, "127.0.0.1:1")))).isEqualTo("{0:\"127.0.0.1:1\"}");
        assertThat(text(JsonWriter.body(Map.of(queue, List.of(1L, true, "x")))))
                .isEqualTo("{{\"queueId\":3,\"topic\":\"T\"}:[1,true,\"x\"]}");
    }

    @Test
    void aDocumentIsJsonForPeople() {
        Map<String, Object> members = new TreeMap<>();
        members.put("a", Map.of(0, 7L));
        members.put("b \"c\"", Map.of());
        members.put("left out", null);

        String document = text(JsonWriter.document(members));

        assertThat(document).isEqualTo("""
                {
                  "a" : {
                    "0" : 7
                  },
                  "b \\"c\\"" : {}
                }""");
        assertThat(JsonObject.ofDocument(document.getBytes(UTF_8)).object("a").numbersByNumber())
                .isEqualTo(Map.of(0, 7L));
    }

    private static String text(byte[] json) {
        return new String(json, UTF_8);
    }
}
