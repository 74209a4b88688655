package workbook.live;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import workbook.catalogue.Exercise;
import workbook.catalogue.Lesson;
import workbook.live.PageChecks.Running;
import workbook.live.PageChecks.Trouble;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** What pages are told, and what they say. */
final class LiveJson {
    private static final JsonFactory JSON = new JsonFactory();

    private LiveJson() {}

    private interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    /**
     * Everything that a page shows.
     *
     * @param open the lesson that the page is of: the verdicts on its exercises come with it
     */
    static byte[] state(
            Standing standing, Optional<Lesson> open, Optional<Running> running, Optional<Trouble> trouble) {
        return object(json -> {
            if (standing.next().isPresent()) {
                next(json, standing, standing.next().get());
            }
            json.writeArrayFieldStart("lessons");
            for (Lesson lesson : standing.catalogue().lessons()) {
                lesson(json, standing, lesson);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("exercises");
            for (Standing.Of one : standing.exercises()) {
                exercise(json, one, open.filter(lesson -> lesson.number()
                        .equals(one.exercise().lesson())));
            }
            json.writeEndArray();
            if (running.isPresent()) {
                json.writeObjectFieldStart("running");
                json.writeStringField("exercise", running.get().exercise());
                json.writeNumberField("since", running.get().since());
                json.writeEndObject();
            }
            if (trouble.isPresent()) {
                json.writeObjectFieldStart("trouble");
                json.writeStringField("exercise", trouble.get().exercise());
                json.writeStringField("words", trouble.get().words());
                json.writeNumberField("at", trouble.get().at());
                json.writeEndObject();
            }
        });
    }

    private static void next(JsonGenerator json, Standing standing, Exercise next) throws IOException {
        json.writeObjectFieldStart("next");
        json.writeStringField("exercise", next.id());
        json.writeStringField("title", next.title());
        json.writeStringField("page", Standing.page(standing.catalogue().lessonOf(next)) + "#ex-" + next.id());
        json.writeEndObject();
    }

    private static void lesson(JsonGenerator json, Standing standing, Lesson lesson) throws IOException {
        json.writeStartObject();
        json.writeStringField("page", Standing.page(lesson));
        json.writeNumberField(
                "behind",
                standing.in(lesson).stream().filter(one -> one.state().behind()).count());
        json.writeNumberField("all", lesson.exercises().size());
        json.writeBooleanField("crossChecked", standing.crossChecked().contains(lesson.number()));
        json.writeEndObject();
    }

    private static void exercise(JsonGenerator json, Standing.Of one, Optional<Lesson> open) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", one.exercise().id());
        json.writeStringField("state", one.state().word());
        json.writeBooleanField("behind", one.state().behind());
        json.writeBooleanField("checkable", one.checkable());
        if (open.isPresent() && one.verdict().isPresent()) {
            json.writeStringField("checkedAt", one.verdict().get().at().toString());
            json.writeStringField("verdict", one.verdict().get().text());
        }
        json.writeEndObject();
    }

    static byte[] words(String words) {
        return object(json -> json.writeStringField("words", words));
    }

    private static byte[] object(Body body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            body.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The exercise that a page wants to have checked; empty if that is not what it says. */
    static Optional<String> asked(byte[] body) {
        try (JsonParser json = JSON.createParser(body)) {
            boolean begins = json.nextToken() == JsonToken.START_OBJECT && "exercise".equals(json.nextFieldName());
            String id = begins ? json.nextTextValue() : null;
            boolean ends = id != null && json.nextToken() == JsonToken.END_OBJECT && json.nextToken() == null;
            return ends ? Optional.of(id) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
