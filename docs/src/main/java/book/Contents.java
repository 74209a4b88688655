package book;

import workbook.catalogue.Lesson;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which pages the book has, in reading order. */
record Contents(List<Page> pages) {
    static Contents of(Path root, List<Lesson> lessons) {
        List<Page> pages = new ArrayList<>();
        around(root, "Start here", pages, "index", "using-the-workbook");
        for (Lesson lesson : lessons) {
            pages.add(new Page(
                    lesson.folder().getFileName().toString(),
                    lesson.text(),
                    Part.of(lesson).map(Part::heading).orElse("Part " + lesson.part()),
                    Optional.of(lesson)));
        }
        around(
                root,
                "Beside you while you work",
                pages,
                "commands",
                "for-teachers",
                "cross-check",
                "rocketmq-tour",
                "before-you-run-it",
                "rocketmq-map",
                "glossary",
                "architecture");
        return new Contents(List.copyOf(pages));
    }

    private static void around(Path root, String heading, List<Page> pages, String... names) {
        for (String name : names) {
            pages.add(new Page(name, root.resolve("docs").resolve(name + ".adoc"), heading, Optional.empty()));
        }
    }

    Optional<Page> named(String name) {
        return pages.stream().filter(p -> p.name().equals(name)).findFirst();
    }

    Optional<Page> from(Path source) {
        return pages.stream().filter(p -> p.source().equals(source.normalize())).findFirst();
    }

    Optional<Page> before(Page page) {
        int at = pages.indexOf(page);
        return at > 0 ? Optional.of(pages.get(at - 1)) : Optional.empty();
    }

    Optional<Page> after(Page page) {
        int at = pages.indexOf(page);
        return at + 1 < pages.size() ? Optional.of(pages.get(at + 1)) : Optional.empty();
    }
}
