package picture;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What happened when: panels one above the other over the same time, each with lanes, in the order in which they are
 * first named. Bars are drawn below the marks that took no time.
 */
public final class TimelinePicture {
    private static final int RIGHT = 16;
    private static final int LANE = 26;
    private static final int TITLE = 34;
    private static final int AXIS = 28;
    private static final int MARK = 18;
    private static final double LETTER = 8.4;

    private record Panel(String title, List<Mark> marks) {
        List<String> lanes() {
            return marks.stream().map(Mark::lane).distinct().toList();
        }

        int height() {
            return TITLE + lanes().size() * LANE + AXIS;
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
        Scale time = Scale.linear(
                marks().mapToDouble(mark -> mark.toMillis() / 1000.0).toArray());
        double left = 14
                + LETTER * marks().mapToInt(mark -> mark.lane().length()).max().orElse(1);
        for (Panel panel : panels) {
            draw(drawing, panel, time, left, top);
            top += panel.height();
        }
        return drawing.svg();
    }

    private static void draw(Drawing drawing, Panel panel, Scale time, double left, int top) {
        List<String> lanes = panel.lanes();
        int first = top + TITLE;
        int end = first + lanes.size() * LANE;
        drawing.text("title", 4, top + 20, panel.title());
        for (double second : time.marks()) {
            drawing.line("rule", x(time, left, second), first, x(time, left, second), end);
            drawing.below(x(time, left, second), end + 18, Scale.words(second) + (second == 0 ? " s" : ""));
        }
        for (int i = 0; i < lanes.size(); i++) {
            double y = middle(first, i);
            drawing.text("number", left - 8, y + 5, lanes.get(i));
            drawing.line("lane", left, y, Drawing.WIDTH - RIGHT, y);
        }
        panel.marks().stream()
                .filter(mark -> mark.toMillis() > mark.fromMillis())
                .forEach(mark -> bar(drawing, mark, time, left, middle(first, lanes.indexOf(mark.lane()))));
        panel.marks().stream()
                .filter(mark -> mark.toMillis() == mark.fromMillis())
                .forEach(mark -> mark(drawing, mark, time, left, middle(first, lanes.indexOf(mark.lane()))));
    }

    private static void bar(Drawing drawing, Mark mark, Scale time, double left, double y) {
        double from = x(time, left, mark.fromMillis() / 1000.0);
        double to = x(time, left, mark.toMillis() / 1000.0);
        drawing.rect("f" + drawing.colour(mark.kind()), from, y - 5, Math.max(1, to - from), 10);
        drawing.text("letters", (from + to) / 2, y + 4, mark.letters());
    }

    private static void mark(Drawing drawing, Mark mark, Scale time, double left, double y) {
        double x = x(time, left, mark.fromMillis() / 1000.0);
        drawing.rect("f" + drawing.colour(mark.kind()), x - MARK / 2.0, y - MARK / 2.0, MARK, MARK);
        drawing.text("letters", x, y + 4, mark.letters());
    }

    private Stream<Mark> marks() {
        return panels.stream().flatMap(panel -> panel.marks().stream());
    }

    private static double middle(int first, int lane) {
        return first + lane * LANE + LANE / 2.0;
    }

    private static double x(Scale time, double left, double second) {
        return left + (Drawing.WIDTH - RIGHT - left) * time.share(second);
    }
}
