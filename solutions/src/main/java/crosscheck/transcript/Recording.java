package crosscheck.transcript;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the real RocketMQ did once, kept in the repository for those who have none: a transcript, the version that was
 * looked at, and the day.
 *
 * @param version of RocketMQ
 */
public record Recording(String version, LocalDate day, Transcript transcript) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FOLDER = "/crosscheck/recorded/";

    /** The recording of a scenario, or nothing if there is none. */
    public static Optional<Recording> of(String scenario) {
        try (InputStream in = Recording.class.getResourceAsStream(FOLDER + scenario + ".json")) {
            return in == null ? Optional.empty() : Optional.of(parse(scenario, JSON.readTree(in)));
        } catch (IOException e) {
            throw new UncheckedIOException("can't read the recording of " + scenario, e);
        }
    }

    private static Recording parse(String scenario, JsonNode json) {
        List<Step> steps = new ArrayList<>();
        json.path("steps")
                .forEach(step -> steps.add(
                        new Step(step.path("name").asText(), step.path("value").asText())));
        List<Event> events = new ArrayList<>();
        json.path("events")
                .forEach(event -> events.add(new Event(
                        event.path("lane").asText(),
                        event.path("what").asText(),
                        event.path("millis").asLong())));
        return new Recording(
                json.path("rocketmq").asText(),
                LocalDate.parse(json.path("day").asText()),
                new Transcript(scenario, steps, events, Optional.empty()));
    }

    /**
     * Writes it.
     *
     * @param resources the folder {@code solutions/src/main/resources}
     */
    public void save(Path resources) {
        ObjectNode json = JSON.createObjectNode().put("rocketmq", version).put("day", day.toString());
        transcript.steps().forEach(step -> json.withArray("steps")
                .addObject()
                .put("name", step.name())
                .put("value", step.value()));
        transcript.events().forEach(event -> json.withArray("events")
                .addObject()
                .put("lane", event.lane())
                .put("what", event.what())
                .put("millis", event.millis()));
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"));
        printer.indentObjectsWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"));
        Path file = resources.resolve(FOLDER.substring(1) + transcript.scenario() + ".json");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, JSON.writer(printer).writeValueAsString(json) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("can't write " + file, e);
        }
    }
}
