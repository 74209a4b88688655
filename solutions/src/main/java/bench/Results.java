package bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A whole run, as it is kept in a file of JSON; tables and pictures are made from it, now or later. */
record Results(Machine machine, List<Session> sessions) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    static Results load(Path file) throws IOException {
        return JSON.readValue(file.toFile(), Results.class);
    }

    void save(Path file) throws IOException {
        JSON.writeValue(file.toFile(), this);
    }
}
