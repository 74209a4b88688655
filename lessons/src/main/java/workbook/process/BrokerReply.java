package workbook.process;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What a broker or name server answered.
 *
 * @param code 0 for success
 * @param remark what it says of a failure; may be empty
 */
public record BrokerReply(int code, String remark, byte[] body) {
    public static final int SUCCESS = 0;

    /** The answer of a server that does not know the request. */
    public static final int NOT_SUPPORTED = 3;

    static BrokerReply of(byte[] header, byte[] body) throws IOException {
        int code = -1;
        String remark = "";
        try (JsonParser json = new JsonFactory().createParser(header)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("a header that is no JSON object");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (name.equals("code") && value == JsonToken.VALUE_NUMBER_INT) {
                    code = json.getIntValue();
                } else if (name.equals("remark") && value == JsonToken.VALUE_STRING) {
                    remark = json.getText();
                } else {
                    json.skipChildren();
                }
            }
        }
        if (code < 0) {
            throw new IOException("a header without a code");
        }
        return new BrokerReply(code, remark, body);
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
