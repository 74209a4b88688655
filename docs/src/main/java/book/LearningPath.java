package book;

import workbook.catalogue.Lesson;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The lessons by part, for the first page: title, exercises and time of each, and what the reader can do afterwards.
 */
final class LearningPath {
    private LearningPath() {}

    static String of(List<Lesson> lessons) {
        StringBuilder text = new StringBuilder();
        for (Part part : Part.values()) {
            List<Lesson> here = of(part, lessons);
            if (!here.isEmpty()) {
                text.append("=== %s\n\nAfterwards: %s\n\n".formatted(part.heading(), decapitalised(part.promise)));
                text.append(table(here)).append(toCome(part, here));
            }
        }
        String later = List.of(Part.values()).stream()
                .filter(p -> of(p, lessons).isEmpty())
                .map(p -> String.format(
                        Locale.ROOT, "* *%s* (lessons %02d to %02d). %s\n", p.heading(), p.first, p.last, p.promise))
                .collect(Collectors.joining());
        return later.isEmpty() ? text.toString() : text + "=== On the way\n\n" + later;
    }

    private static List<Lesson> of(Part part, List<Lesson> lessons) {
        return lessons.stream()
                .filter(l -> Part.of(l).filter(part::equals).isPresent())
                .toList();
    }

    static String time(int minutes) {
        long halves = Math.round(minutes / 30.0);
        return halves < 2 ? minutes + " min" : halves / 2 + (halves % 2 == 0 ? " h" : ".5 h");
    }

    private static String table(List<Lesson> lessons) {
        StringBuilder table = new StringBuilder("[cols=\"1,5,>2,>2\"]\n|===\n| No. | Lesson | Exercises | About\n\n");
        for (Lesson lesson : lessons) {
            String page = lesson.folder().getFileName() + ".adoc";
            table.append("| %s | xref:%s[%s] | %s | %s\n"
                    .formatted(
                            lesson.number(),
                            page,
                            Part.title(lesson),
                            lesson.exercises().size(),
                            time(lesson.minutes())));
        }
        return table.append("|===\n\n").toString();
    }

    private static String toCome(Part part, List<Lesson> here) {
        int next = Integer.parseInt(here.get(here.size() - 1).number()) + 1;
        return next > part.last
                ? ""
                : next == part.last
                        ? String.format(Locale.ROOT, "Lesson %02d is on the way.\n\n", next)
                        : String.format(Locale.ROOT, "Lessons %02d to %02d are on the way.\n\n", next, part.last);
    }

    private static String decapitalised(String sentence) {
        boolean name = sentence.startsWith("Apache");
        return name ? sentence : sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
    }
}
