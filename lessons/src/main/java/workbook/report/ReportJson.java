package workbook.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;

/**
 * A report for programs. Times are ISO 8601 in UTC, whole seconds; what is not known is null; no field is ever left
 * out. {@code docs/for-teachers.adoc} has a table of the fields.
 */
public final class ReportJson {
    /** Raised when a field goes or means something else; a field that is added leaves it. */
    public static final int SCHEMA = 1;

    private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

    private ReportJson() {}

    /** It ends with a line feed. */
    public static String of(StudyReport report) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.setPrettyPrinter(
                    new DefaultPrettyPrinter().withObjectIndenter(LINES).withArrayIndenter(LINES));
            json.writeStartObject();
            json.writeNumberField("schema", SCHEMA);
            time(json, "made", Optional.of(report.made()));
            json.writeNumberField("exerciseCount", report.exercises());
            json.writeNumberField("doneCount", report.done());
            json.writeNumberField("givenCount", report.given());
            json.writeArrayFieldStart("lessons");
            for (LessonReport lesson : report.lessons()) {
                lesson(json, lesson);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.append('\n').toString();
    }

    private static void lesson(JsonGenerator json, LessonReport lesson) throws IOException {
        json.writeStartObject();
        json.writeStringField("lesson", lesson.number());
        json.writeStringField("title", lesson.title());
        json.writeArrayFieldStart("exercises");
        for (ExerciseReport exercise : lesson.exercises()) {
            exercise(json, exercise);
        }
        json.writeEndArray();
        json.writeFieldName("capstone");
        if (lesson.capstone().isPresent()) {
            capstone(json, lesson.capstone().get());
        } else {
            json.writeNull();
        }
        json.writeEndObject();
    }

    private static void exercise(JsonGenerator json, ExerciseReport exercise) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", exercise.id());
        json.writeStringField("title", exercise.title());
        json.writeStringField("state", exercise.state().word());
        time(json, "passed", exercise.passed());
        json.writeNumberField("checks", exercise.checks());
        time(json, "checked", exercise.checked());
        json.writeNumberField("hints", exercise.hints());
        json.writeBooleanField("sameAsSolution", exercise.sameAsSolution());
        json.writeStringField("verdict", exercise.verdict().orElse(null));
        json.writeEndObject();
    }

    private static void capstone(JsonGenerator json, CapstoneReport capstone) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", capstone.id());
        json.writeStringField("title", capstone.title());
        json.writeStringField("state", capstone.state().word());
        time(json, "passed", capstone.passed());
        json.writeNumberField("runs", capstone.runs());
        time(json, "ran", capstone.ran());
        json.writeEndObject();
    }

    private static void time(JsonGenerator json, String field, Optional<Instant> time) throws IOException {
        json.writeStringField(field, time.map(Instant::toString).orElse(null));
    }
}
