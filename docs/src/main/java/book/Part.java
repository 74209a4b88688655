package book;

import workbook.catalogue.Lesson;

import java.util.Arrays;
import java.util.Optional;

/** The parts of the workbook: from which lesson to which, and what a reader can do at the end of each. */
enum Part {
    I(1, 6, "Queue basics", "Apache's own quickstart producer and consumer send and receive through your broker."),
    II(
            7,
            10,
            "A log that survives",
            "You kill the broker at a random moment, and nothing it had acknowledged is lost."),
    III(11, 13, "Consumer groups", "Consumers come, go and fail, and every message is still handled by one of them."),
    IV(14, 17, "Ordered, batch and delayed messages", "Orders stay in order, and an unpaid one is cancelled on time."),
    V(18, 21, "What else a broker does", "Your broker filters, commits with a database, answers requests, takes back."),
    VI(
            22,
            25,
            "Running for real",
            "Your programs run on a RocketMQ cluster, and you can say what a lost broker costs.");

    final int first;
    final int last;
    final String title;
    final String promise;

    Part(int first, int last, String title, String promise) {
        this.first = first;
        this.last = last;
        this.title = title;
        this.promise = promise;
    }

    /** The part that {@code :part: I · Queue basics} names by its roman number. */
    static Optional<Part> of(Lesson lesson) {
        return Arrays.stream(values())
                .filter(p -> lesson.part().matches(p.name() + "\\b.*"))
                .findFirst();
    }

    /** A lesson's title without its number, which the book shows apart from it. */
    static String title(Lesson lesson) {
        return lesson.title().replaceFirst("^" + lesson.number() + "\\s*[·.:–-]?\\s*", "");
    }

    String heading() {
        return "Part " + name() + " – " + title;
    }
}
