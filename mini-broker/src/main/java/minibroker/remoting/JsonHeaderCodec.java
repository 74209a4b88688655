package minibroker.remoting;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufInputStream;
import io.netty.buffer.ByteBufOutputStream;
import minibroker.json.JsonStreams;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The header as a JSON object, the client's default.
 *
 * <pre>
 * {"code":310,"extFields":{"b":"Orders","e":"2"},"flag":0,"language":"JAVA","opaque":7,
 *  "serializeTypeCurrentRPC":"JSON","version":513}
 * </pre>
 *
 * <p>Members come in alphabetical order. {@code remark} and {@code extFields} are left out when there is nothing in
 * them. A reader takes the members in any order, skips those that it does not know, and turns numbers and booleans
 * inside {@code extFields} into text. Without state: any thread may call.
 *
 * <p>RocketMQ: {@code RemotingSerializable}.
 */
final class JsonHeaderCodec implements HeaderCodec {
    @Override
    public byte type() {
        return 0;
    }

    @Override
    public void encode(RemotingCommand command, ByteBuf out) {
        try (OutputStream bytes = new ByteBufOutputStream(out);
                JsonGenerator json = JsonStreams.generator(bytes)) {
            write(command, json);
        } catch (IOException e) {
            throw new IllegalArgumentException("A field holds text that UTF-8 can't carry: " + e.getMessage(), e);
        }
    }

    private static void write(RemotingCommand command, JsonGenerator json) throws IOException {
        // tag::03-3[]
        json.writeStartObject();
        json.writeNumberField("code", command.code());
        if (!command.extFields().isEmpty()) {
            json.writeObjectFieldStart("extFields");
            for (Map.Entry<String, String> field : command.extFields().entrySet()) {
                json.writeStringField(field.getKey(), field.getValue());
            }
            json.writeEndObject();
        }
        json.writeNumberField("flag", command.flag());
        json.writeStringField("language", command.language());
        json.writeNumberField("opaque", command.opaque());
        if (!command.remark().isEmpty()) {
            json.writeStringField("remark", command.remark());
        }
        json.writeStringField("serializeTypeCurrentRPC", "JSON");
        json.writeNumberField("version", command.version());
        json.writeEndObject();
        // end::03-3[]
    }

    @Override
    public RemotingCommand decode(ByteBuf header, byte[] body) {
        try (InputStream bytes = new ByteBufInputStream(header);
                JsonParser json = JsonStreams.parser(bytes)) {
            RemotingCommand command = read(json, body);
            if (json.nextToken() != null) {
                throw new BadFrame("The header goes on after its JSON object, with " + json.currentToken());
            }
            return command;
        } catch (IOException e) {
            throw new BadFrame("The header is not the JSON of a command: " + e.getMessage(), e);
        }
    }

    private static RemotingCommand read(JsonParser json, byte[] body) throws IOException {
        // tag::03-3[]
        int code = 0;
        String language = "OTHER";
        int version = 0;
        int opaque = 0;
        int flag = 0;
        String remark = "";
        Map<String, String> extFields = Map.of();
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new BadFrame("A JSON header starts with {, this one with " + json.currentToken());
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String member = json.currentName();
            if (json.nextToken() == JsonToken.VALUE_NULL) {
                continue;
            }
            switch (member) {
                case "code" -> code = json.getIntValue();
                case "language" -> language = json.getText();
                case "version" -> version = json.getIntValue();
                case "opaque" -> opaque = json.getIntValue();
                case "flag" -> flag = json.getIntValue();
                case "remark" -> remark = json.getText();
                case "extFields" -> extFields = readFields(json);
                default -> json.skipChildren();
            }
        }
        return new RemotingCommand(code, language, version, opaque, flag, remark, extFields, body);
        // end::03-3[]
    }

    /** Reads an object of plain values; the parser stands on its first token and is left on its last. */
    private static Map<String, String> readFields(JsonParser json) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return fields;
        }
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw new BadFrame("extFields is an object, this one starts with " + json.currentToken());
        }
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (value.isStructStart()) {
                throw new BadFrame("extFields holds plain values, but \"%s\" starts with %s".formatted(name, value));
            }
            if (value != JsonToken.VALUE_NULL) {
                fields.put(name, json.getText());
            }
        }
        return fields;
    }
}
