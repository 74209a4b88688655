package workbook;

import workbook.WatchTexts.Text;
import workbook.catalogue.Exercise;
import workbook.catalogue.Lesson;
import workbook.learner.Changes;
import workbook.learner.Study;
import workbook.terminal.Window;
import workbook.verdict.Checks;
import workbook.verdict.Colours;
import workbook.verdict.Verdict;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * {@code watch} on a screen of its own: the verdict on the newest save, and what keys ask for.
 *
 * <p>Keys, saves and verdicts come from threads of their own and wait in a queue. One thread takes them out and does
 * all the rest, so nothing here is locked.
 */
final class WatchScreen {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final String KEYS = "h hint   s solution   l list   r run again   n next   q quit";
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final int INTERRUPTED = 130;

    private final Console console;
    private final Window window;
    private final WatchTexts texts;
    private final BlockingQueue<Runnable> events = new LinkedBlockingQueue<>();
    private Optional<Integer> exit = Optional.empty();

    private Study study;
    private long behind;
    private Exercise exercise;
    private NewestVerdict verdicts;
    private boolean passed;
    private String passedText = "";
    private String outcome = "";

    private Text verdict = columns -> List.of();
    private Text shown = verdict;
    private int from;
    private int room;
    private boolean asking;
    private String status = "";

    private List<String> lines;
    private Text made;
    private int madeFor;

    WatchScreen(Console console, Window window) {
        this.console = console;
        this.window = window;
        texts = new WatchTexts(console);
    }

    /**
     * Until somebody has enough.
     *
     * @return an exit code
     */
    int run(Exercise first) throws IOException {
        Changes changes = new Changes(
                List.of(console.layout().exercises(), console.layout().checks()));
        Thread saves = new Thread(() -> tellSaves(changes), "saves");
        saves.setDaemon(true);
        saves.start();
        window.onKey(key -> events.add(() -> pressed(key)));
        try (NewestVerdict newest = new NewestVerdict(console, events::add)) {
            verdicts = newest;
            goTo(first);
            while (exit.isEmpty()) {
                paint();
                Runnable event = events.poll(verdicts.running().isEmpty() ? 60 : 1, TimeUnit.SECONDS);
                if (event != null) {
                    event.run();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            saves.interrupt();
        }
        return exit.orElse(ExitCode.OK);
    }

    /** For the line below the command, when the screen is gone. */
    String lastWords() {
        return outcome;
    }

    private void tellSaves(Changes changes) {
        while (changes.awaitSave()) {
            events.add(this::saved);
        }
    }

    private void goTo(Exercise next) {
        exercise = next;
        lookAgain();
        outcome = next.id() + " was not checked. ./workbook watch goes on.";
        passed = false;
        verdict = texts.title(next);
        check();
    }

    private void lookAgain() {
        study = Study.of(console.layout());
        behind = study.catalogue().exercises().stream()
                .filter(other -> study.status().of(other).behind())
                .count();
    }

    private void check() {
        read(verdict);
        verdicts.ask(exercise, this::answered);
    }

    /** Who has passed and saves elsewhere has begun the next one. */
    private void saved() {
        String now = study.files().fingerprint(exercise.id());
        Optional<Exercise> next = passed && now.equals(passedText) ? nextOne() : Optional.empty();
        next.ifPresentOrElse(this::goTo, this::check);
    }

    private void answered(NewestVerdict.Answer answer) {
        boolean seen = shown == verdict;
        lookAgain();
        passed = answer.passed();
        passedText = study.files().fingerprint(exercise.id());
        outcome = outcome(answer);
        verdict = answer.verdict()
                .map(given -> texts.verdict(study, exercise, given, passed ? nextOne() : Optional.empty()))
                .orElseGet(() -> texts.refusal(answer.why()));
        status = "checked at %s in %s ms"
                .formatted(LocalTime.now().format(TIME), answer.took().toMillis());
        if (seen) {
            // Whoever reads a hint meanwhile goes on reading it.
            read(verdict);
        }
        lookForBroken(answer);
    }

    /** Tells it below the verdict, when there is time: the verdict itself does not wait for it. */
    private void lookForBroken(NewestVerdict.Answer answer) {
        if (answer.verdict().orElse(null) instanceof Verdict.Checked && verdicts.canBreak(study, exercise)) {
            Text above = verdict;
            verdicts.askWhatBroke(exercise, broken -> {
                if (verdict == above && !broken.isEmpty()) {
                    boolean seen = shown == verdict;
                    lookAgain();
                    verdict = texts.broken(above, broken);
                    shown = seen ? verdict : shown;
                }
            });
        }
    }

    private String outcome(NewestVerdict.Answer answer) {
        String how = answer.verdict().orElse(null) instanceof Verdict.Checked checked
                ? "%s of %s checks pass"
                        .formatted(checked.passes(), checked.checks().size())
                : "not done";
        return "%s: %s. ./workbook watch goes on.".formatted(exercise.id(), how);
    }

    private Optional<Exercise> nextOne() {
        Checks checks = Checks.read(console.layout().checks());
        return study.status().nextAfter(study.catalogue(), exercise, other -> !checks.of(other.id())
                .isEmpty());
    }

    private void pressed(String key) {
        boolean answer = asking;
        asking = false;
        switch (key) {
            case Window.RESIZE -> {
                asking = answer;
                window.forget();
            }
            case Window.INTERRUPT -> exit = Optional.of(INTERRUPTED);
            case "q", Window.END -> exit = Optional.of(ExitCode.OK);
            case "h" -> hint();
            case "s" -> solution(answer);
            case "l" -> board();
            case "r" -> check();
            case "n" -> next();
            case "up" -> from--;
            case "down" -> from++;
            case "page up" -> from -= room;
            case "page down" -> from += room;
            default -> read(verdict);
        }
    }

    private void read(Text text) {
        shown = text;
        from = 0;
        asking = false;
    }

    /** One more below those that were seen, which can be read again. */
    private void hint() {
        int seen = new Hints(console, study, exercise).seen();
        read(texts.hints(study, exercise, seen + 1));
        from = texts.hints(study, exercise, seen).lines(window.columns()).size();
    }

    private void solution(boolean askedBefore) {
        if (!askedBefore && new WorkedSolution(console, study, exercise).isEarly()) {
            asking = true;
            return;
        }
        read(texts.solution(study, exercise));
    }

    /** With the exercise in the middle, where it is longer than the screen. */
    private void board() {
        read(texts.board());
        List<String> board = lines(window.columns());
        for (int i = 0; i < board.size() && from == 0; i++) {
            from = board.get(i).contains(exercise.id()) ? i - room / 2 : 0;
        }
    }

    private void next() {
        Optional<Exercise> next = nextOne();
        if (next.isEmpty()) {
            outcome = "Everything that can be checked is done.";
            exit = Optional.of(ExitCode.OK);
        } else {
            goTo(next.get());
        }
    }

    private WatchPage page() {
        Lesson lesson = study.catalogue().lessonOf(exercise);
        return new WatchPage(
                "Lesson %s  %s".formatted(lesson.number(), lesson.name()),
                behind,
                study.catalogue().exercises().size(),
                lines(window.columns()),
                status(),
                shown == verdict ? KEYS : KEYS + "   Enter verdict");
    }

    /** Made once for each text and width: some of them are read from many files. */
    private List<String> lines(int columns) {
        if (made != shown || madeFor != columns) {
            lines = shown.lines(columns);
            made = shown;
            madeFor = columns;
        }
        return lines;
    }

    private String status() {
        if (asking) {
            return "%s is %s. The solution all the same? s yes, any other key no"
                    .formatted(exercise.id(), study.status().of(exercise).word());
        }
        return verdicts.running()
                .map(time -> time.compareTo(SOON) < 0 ? "checking ..." : "checking, %s s".formatted(time.toSeconds()))
                .orElse(status);
    }

    private void paint() {
        WatchPage page = page();
        int columns = window.columns();
        int rows = window.rows();
        Colours colours = console.colours();
        room = page.room(columns, rows, colours);
        from = Math.max(0, Math.min(from, page.lastStart(columns, rows, colours)));
        window.show(page.lines(columns, rows, from, colours));
    }
}
