package workbook.report;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A time as a person reads it, to the minute: 2026-11-28 17:02. */
final class LocalMinutes {
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private LocalMinutes() {}

    static String of(Instant time, ZoneId zone) {
        return FORM.format(time.atZone(zone));
    }
}
