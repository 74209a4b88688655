package minibroker.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.json.JsonWriteFeature;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.stream.Stream;

/** Makes parsers and generators of JSON tokens, all set up alike. Any thread may call. */
public final class JsonStreams {
    private static final String NO_ESCAPES = "COMBINE_UNICODE_SURROGATES_IN_UTF8";
    private static final JsonFactory FACTORY = factory();

    private JsonStreams() {}

    /**
     * Names are not interned: they come from the network, and the JVM's table is shared by everything in it. Characters
     * beyond 16 bits are written as they are, not as two escapes: so RocketMQ writes them. A Jackson before 2.18, which
     * the program around the broker may have, knows only the escapes; readers understand both.
     */
    private static JsonFactory factory() {
        JsonFactoryBuilder settings = new JsonFactoryBuilder();
        settings.disable(JsonFactory.Feature.INTERN_FIELD_NAMES);
        Stream.of(JsonWriteFeature.values())
                .filter(feature -> feature.name().equals(NO_ESCAPES))
                .forEach(settings::enable);
        return settings.build();
    }

    public static JsonParser parser(InputStream in) throws IOException {
        return FACTORY.createParser(in);
    }

    public static JsonGenerator generator(OutputStream out) throws IOException {
        return FACTORY.createGenerator(out);
    }

    static JsonParser parser(byte[] json) throws IOException {
        return FACTORY.createParser(json);
    }
}
