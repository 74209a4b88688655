package programs.tickets;

import faults.history.Holding;
import picture.Mark;
import programs.tickets.ClerkNote.What;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Who lived when, and what became of some orders, for the picture. One thread uses it.
 *
 * <p>In a file it is a line for each mark: lane, from, to, kind and letters, with a bar between them.
 */
final class TicketTimeline {
    static final String BROKER = "broker";

    private static final String RUNS = "runs";
    private static final String KILLED = "killed";
    private static final String MAIL = "mail, or dead letter";
    private static final int ORDERS_SHOWN = 10;

    private final TicketNotes notes;
    private final List<Mark> marks = new ArrayList<>();
    private final Map<String, Long> running = new HashMap<>();
    private final List<Long> brokerKills = new ArrayList<>();

    TicketTimeline(TicketNotes notes) {
        this.notes = notes;
    }

    private static long millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }

    void started(String who) {
        running.put(who, millis(notes.now()));
    }

    void killed(String who) {
        long now = millis(notes.now());
        marks.add(Mark.during(who, running.remove(who), now, RUNS));
        marks.add(Mark.at(who, now, KILLED, "K"));
        if (who.equals(BROKER)) {
            brokerKills.add(now);
        }
    }

    /** To be called once, when all is over: broker, clerks, orders. */
    private List<Mark> all() {
        long end = millis(notes.now());
        List<Mark> all = new ArrayList<>();
        for (String who : running.keySet().stream().sorted().toList()) {
            marks.add(Mark.during(who, running.get(who), end, RUNS));
        }
        marks.stream().filter(mark -> mark.lane().equals(BROKER)).forEach(all::add);
        for (String node : TicketStaff.NODES) {
            marks.stream().filter(mark -> mark.lane().equals(node)).forEach(all::add);
        }
        shown().forEach(holding -> show(holding, end, all));
        return all;
    }

    /** Those that lived when the broker was killed, and others beside them. */
    private List<Holding> shown() {
        List<Holding> holdings = notes.holdings();
        List<Holding> touched = holdings.stream()
                .filter(holding -> brokerKills.stream().anyMatch(kill -> lived(holding, kill)))
                .toList();
        List<Holding> from = touched.size() < ORDERS_SHOWN ? holdings : touched;
        List<Holding> shown = new ArrayList<>();
        for (int i = 0; i < Math.min(ORDERS_SHOWN, from.size()); i++) {
            shown.add(from.get(i * from.size() / Math.min(ORDERS_SHOWN, from.size())));
        }
        return shown;
    }

    private static boolean lived(Holding holding, long moment) {
        long end = holding.kept().orElse(holding.released().orElse(Long.MAX_VALUE));
        return millis(holding.taken()) <= moment && moment <= millis(end);
    }

    private void show(Holding holding, long end, List<Mark> all) {
        String lane = holding.holder().replace("order ", "no. ");
        long settled = millis(holding.kept().orElse(holding.released().orElse(end * 1_000_000)));
        all.add(Mark.during(lane, millis(holding.taken()), Math.max(settled, millis(holding.taken())), "seat held"));
        String order = holding.holder().substring("order ".length());
        first(What.MAILS, order).ifPresent(at -> all.add(Mark.at(lane, at, MAIL, "M")));
        first(What.BURIES, order).ifPresent(at -> all.add(Mark.at(lane, at, MAIL, "D")));
        if (holding.kept().isPresent()) {
            all.add(Mark.at(lane, settled, "paid", "P"));
        } else if (holding.released().isPresent()) {
            all.add(Mark.at(lane, settled, "released", "R"));
        }
    }

    private Optional<Long> first(What what, String key) {
        return notes.of(what).stream()
                .filter(one -> one.note().key().equals(key))
                .findFirst()
                .map(one -> millis(notes.since(one.note().micros())));
    }

    void write(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Mark mark : all()) {
            lines.add(String.join(
                    "|",
                    mark.lane(),
                    Long.toString(mark.fromMicros()),
                    Long.toString(mark.toMicros()),
                    mark.kind(),
                    mark.letters()));
        }
        Files.write(file, lines);
    }

    static List<Mark> read(Path file) throws IOException {
        List<Mark> marks = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            String[] words = line.split("\\|", -1);
            marks.add(new Mark(words[0], Long.parseLong(words[1]), Long.parseLong(words[2]), words[3], words[4]));
        }
        return marks;
    }
}
