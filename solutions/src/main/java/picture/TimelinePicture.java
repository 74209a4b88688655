package picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What happened when: panels one above the other over the same time, each with lanes, in the order in which they are
 * first named. Bars are drawn below the marks that took no time. The axis is in seconds, or in milliseconds where all
 * is over within one.
 */
public final class TimelinePicture {
    private static final int RIGHT = 16;
    private static final int LANE = 26;
    private static final int TITLE = 34;
    private static final int AXIS = 28;
    private static final int MARK_HEIGHT = 18;
    private static final int MARK_WIDTH = 13;
    private static final long MICROS_OF_A_SECOND = 1_000_000;
    private static final double LETTER = 8.4;

    private record Panel(String title, List<Mark> marks) {
        List<String> lanes() {
            return marks.stream().map(Mark::lane).distinct().toList();
        }

        List<Mark> inNoTime(String lane) {
            return marks.stream()
                    .filter(mark -> mark.lane().equals(lane) && mark.toMicros() == mark.fromMicros())
                    .sorted(Comparator.comparingLong(Mark::fromMicros))
                    .toList();
        }

        int height() {
            return TITLE + lanes().size() * LANE + AXIS;
        }
    }

    /** The axis: what a unit of it is called, how many microseconds it has, and where 0 lies. */
    private record Time(Scale scale, double unit, String name, double left) {
        double x(double micros) {
            return left + (Drawing.WIDTH - RIGHT - left) * scale.share(micros / unit);
        }
    }

    private final String title;
    private final List<Panel> panels = new ArrayList<>();

    /** @param title what the picture shows, for those who hear it */
    public TimelinePicture(String title) {
        this.title = title;
    }

    public TimelinePicture panel(String panelTitle, List<Mark> marks) {
        panels.add(new Panel(panelTitle, List.copyOf(marks)));
        return this;
    }

    public String svg() {
        List<String> kinds = marks().map(Mark::kind).distinct().toList();
        int top = Drawing.legendRows(kinds) * Drawing.LEGEND_ROW;
        Drawing drawing =
                new Drawing(title, top + panels.stream().mapToInt(Panel::height).sum(), kinds);
        drawing.legend(0, false);
        Time time = time();
        for (Panel panel : panels) {
            draw(drawing, panel, time, top);
            top += panel.height();
        }
        return drawing.svg();
    }

    private Time time() {
        boolean isShort = marks().mapToLong(Mark::toMicros).max().orElse(MICROS_OF_A_SECOND) < MICROS_OF_A_SECOND;
        double unit = isShort ? MICROS_OF_A_SECOND / 1_000.0 : MICROS_OF_A_SECOND;
        Scale scale =
                Scale.linear(marks().mapToDouble(mark -> mark.toMicros() / unit).toArray());
        int letters = marks().mapToInt(mark -> mark.lane().length()).max().orElse(1);
        return new Time(scale, unit, isShort ? " ms" : " s", 14 + LETTER * letters);
    }

    private static void draw(Drawing drawing, Panel panel, Time time, int top) {
        List<String> lanes = panel.lanes();
        int first = top + TITLE;
        int end = first + lanes.size() * LANE;
        drawing.text("title", 4, top + 20, panel.title());
        for (double value : time.scale().marks()) {
            double x = time.x(value * time.unit());
            drawing.line("rule", x, first, x, end);
            drawing.below(x, end + 18, Scale.words(value) + (value == 0 ? time.name() : ""));
        }
        for (int i = 0; i < lanes.size(); i++) {
            double y = middle(first, i);
            drawing.text("number", time.left() - 8, y + 5, lanes.get(i));
            drawing.line("lane", time.left(), y, Drawing.WIDTH - RIGHT, y);
        }
        panel.marks().stream()
                .filter(mark -> mark.toMicros() > mark.fromMicros())
                .forEach(mark -> bar(drawing, mark, time, middle(first, lanes.indexOf(mark.lane()))));
        for (int i = 0; i < lanes.size(); i++) {
            marks(drawing, panel.inNoTime(lanes.get(i)), time, middle(first, i));
        }
    }

    private static void bar(Drawing drawing, Mark mark, Time time, double y) {
        double from = time.x(mark.fromMicros());
        double to = time.x(mark.toMicros());
        drawing.rect("f" + drawing.colour(mark.kind()), from, y - 5, Math.max(1, to - from), 10);
        drawing.text("letters", (from + to) / 2, y + 4, mark.letters());
    }

    /** One that would cover the one before stands right of it, as far as there is room. */
    private static void marks(Drawing drawing, List<Mark> marks, Time time, double y) {
        double free = 0;
        for (Mark mark : marks) {
            double width = MARK_WIDTH * Math.max(1, mark.letters().length());
            double left = Math.min(Math.max(free, time.x(mark.fromMicros()) - width / 2), Drawing.WIDTH - width);
            drawing.rect("f" + drawing.colour(mark.kind()), left, y - MARK_HEIGHT / 2.0, width, MARK_HEIGHT);
            drawing.text("letters", left + width / 2, y + 4, mark.letters());
            free = left + width;
        }
    }

    private Stream<Mark> marks() {
        return panels.stream().flatMap(panel -> panel.marks().stream());
    }

    private static double middle(int first, int lane) {
        return first + lane * LANE + LANE / 2.0;
    }
}
