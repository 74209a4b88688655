package book;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import workbook.catalogue.BrokenLesson;
import workbook.catalogue.Catalogue;
import workbook.catalogue.WorkbookLayout;
import workbook.generator.LostTag;
import workbook.generator.Reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Builds the book: {@code BuildBook REPOSITORY}. Writes {@code docs/target/book/index.html} and the pages beside it.
 *
 * <p>Exit code 0 when the book is right (or nothing changed since it was built), 1 when something is wrong with it,
 * which is then said with file and line. The pages are written even then: a half-finished lesson can be looked at.
 */
public final class BuildBook {
    private final Path root;
    private final Path out;
    private final Path pictures;
    private final Problems problems;
    private int pages;

    BuildBook(Path root) throws IOException {
        this.root = root;
        this.out = root.resolve("docs/target/book");
        this.pictures = root.resolve("docs/target/diagrams").resolve(InputStamp.shortOf(Renderer.diagramStyle(root)));
        this.problems = new Problems(root);
    }

    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments[0]).toRealPath();
        BuildBook build = new BuildBook(root);
        long start = System.nanoTime();
        boolean right = build.run();
        if (!right) {
            System.err.println("The book has problems:");
            build.problems().forEach(p -> System.err.println("  " + p));
        } else if (build.pages > 0) {
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    Locale.ROOT, "The book: docs/target/book/index.html (%s pages, %.1f s)%n", build.pages, seconds);
        }
        System.exit(right ? 0 : 1);
    }

    SortedSet<Problem> problems() {
        return problems.all();
    }

    boolean run() throws IOException {
        Path stampFile = out.resolveSibling("book.stamp");
        String stamp = InputStamp.of(root);
        if (Files.exists(stampFile) && Files.readString(stampFile).equals(stamp)) {
            return true;
        }
        Files.deleteIfExists(stampFile);
        clear();
        try {
            write();
        } catch (BrokenLesson | LostTag e) {
            e.getMessage().lines().forEach(problems::add);
        }
        if (problems.all().isEmpty()) {
            Files.writeString(stampFile, stamp);
        }
        return problems.all().isEmpty();
    }

    private void write() throws IOException {
        WorkbookLayout folders = new WorkbookLayout(root);
        Catalogue catalogue = Catalogue.read(folders);
        Reference reference = Reference.read(folders);
        Contents contents = Contents.of(root, catalogue.lessons());
        catalogue.lessons().stream()
                .filter(l -> Part.of(l).isEmpty())
                .forEach(l -> problems.addWhere(l.text(), ":part:", "there is no part " + l.part()));
        Finish finish = new Finish(contents, pictures, out, problems);
        Map<Page, String> titles = new LinkedHashMap<>();
        Map<Page, Element> bodies = new LinkedHashMap<>();
        Generated generated = generated(folders, catalogue, reference);
        try (Renderer renderer = new Renderer(root, pictures, generated, reference, problems)) {
            for (Page page : contents.pages()) {
                Renderer.Body body = renderer.render(page);
                titles.put(
                        page,
                        page.lesson().map(Part::title).map(Entities::escape).orElse(body.title()));
                bodies.put(page, finish.finish(page, body.html()));
            }
        }
        CrossLinks links = new CrossLinks(contents, reference, problems);
        bodies.forEach(links::link);
        new LinkCheck(bodies).check(problems);
        Shell shell = new Shell(contents);
        for (Page page : contents.pages()) {
            Files.writeString(out.resolve(page.href()), shell.around(page, titles.get(page), bodies.get(page)));
        }
        Files.writeString(out.resolve("search-index.js"), SearchIndex.of(bodies, titles));
        for (String file : List.of("book.css", "book.js", "live.js", "favicon.svg")) {
            Files.writeString(out.resolve(file), Shell.resource(file));
        }
        pages = contents.pages().size();
    }

    private Generated generated(WorkbookLayout folders, Catalogue catalogue, Reference reference) {
        Counterparts counterparts = new Counterparts(
                root.resolve("mini-broker/src/main/java"),
                root.resolve("solutions/rocketmq/target/rocketmq-classpath.txt"),
                problems);
        Map<String, Function<String, String>> makers = Map.of(
                "exercise", new ExerciseFacts(catalogue, reference)::of,
                "mistakes", new MistakesFold(folders, catalogue)::of,
                "words", all -> Words.of(catalogue.lessons()),
                "path", all -> LearningPath.of(catalogue.lessons()),
                "manual", Manuals::of,
                "counterparts", counterparts::of);
        return new Generated(makers, problems);
    }

    private void clear() throws IOException {
        Files.createDirectories(out);
        try (Stream<Path> old = Files.walk(out)) {
            for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
        Files.createDirectories(out);
    }
}
