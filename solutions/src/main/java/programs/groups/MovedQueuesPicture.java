package programs.groups;

/**
 * Draws which queues move as SVG: for each strategy a strip of queues before and one after, and a dot below each queue
 * that has moved. Its colours fit day and night, the letters tell the consumers as well, and it can be read on a phone.
 */
final class MovedQueuesPicture {
    private static final int CELL = 15;
    private static final int ROW = 20;
    private static final int LEFT = 4;
    private static final int STRATEGY = 172;

    private static final String STYLE = """
            <style>
            svg { --ink: #1f2733; --dot: #c0392b;
              --a: #f2d59b; --b: #b9d6f2; --c: #f0b8b4; --d: #bfe0bd; --e: #d9c7ee; }
            @media (prefers-color-scheme: dark) {
            svg { --ink: #dfe4ec; --dot: #ff8a7a;
              --a: #6b5220; --b: #24486d; --c: #7a322d; --d: #2b5a2f; --e: #513a70; }
            }
            text { font: 15px system-ui, -apple-system, "Segoe UI", sans-serif; fill: var(--ink); }
            .title { font-weight: 650; }
            .owner { font-size: 11px; text-anchor: middle; }
            .a { fill: var(--a); } .b { fill: var(--b); } .c { fill: var(--c); }
            .d { fill: var(--d); } .e { fill: var(--e); }
            .dot { fill: var(--dot); }
            </style>
            """;

    private final StringBuilder svg = new StringBuilder();

    private MovedQueuesPicture() {}

    static String of(MovedQueues average, MovedQueues consistent) {
        return new MovedQueuesPicture().draw(average, consistent);
    }

    private String draw(MovedQueues average, MovedQueues consistent) {
        int half = average.queues() / 2;
        svg.append("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %s %s" role="img">
                <title>Which of %s queues move when consumer c leaves: average %s, consistent %s</title>
                """.formatted(
                        2 * LEFT + half * CELL, 2 * STRATEGY, average.queues(), average.moved(), consistent.moved()))
                .append(STYLE);
        strategy(0, "average", average);
        strategy(STRATEGY, "consistent", consistent);
        return svg.append("</svg>\n").toString();
    }

    /** Two lines of queues, each with its owner before, its owner after, and a dot if they differ. */
    private void strategy(int top, String name, MovedQueues moved) {
        text("title", LEFT, top + 18, "%s: %s of %s move".formatted(name, moved.moved(), moved.queues()));
        int half = moved.queues() / 2;
        for (int line = 0; line < 2; line++) {
            int y = top + 30 + line * 68;
            for (int i = 0; i < half; i++) {
                int queue = line * half + i;
                int x = LEFT + i * CELL;
                cell(x, y, moved.before().charAt(queue));
                cell(x, y + ROW, moved.after().charAt(queue));
                if (moved.isMoved(queue)) {
                    svg.append("<circle class=\"dot\" cx=\"%s\" cy=\"%s\" r=\"3.5\"/>\n"
                            .formatted(x + CELL / 2, y + 2 * ROW + 6));
                }
            }
        }
    }

    private void cell(int x, int y, char owner) {
        svg.append("<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>\n"
                .formatted(owner, x, y, CELL - 1, ROW - 2));
        text("owner", x + CELL / 2, y + 13, Character.toString(owner));
    }

    private void text(String style, int x, int y, String words) {
        svg.append("<text class=\"%s\" x=\"%s\" y=\"%s\">%s</text>\n".formatted(style, x, y, words));
    }
}
