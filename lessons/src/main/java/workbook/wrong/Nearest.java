package workbook.wrong;

import java.util.List;

/**
 * The place that a hunk which does not fit resembles most, for whoever has to mend it.
 *
 * @param index of the passage's line that the hunk would begin at
 * @param likeness the sum over the hunk's lines, each from 0 to 1
 */
record Nearest(Hunk hunk, Passage passage, int index, double likeness) {

    static Nearest of(Hunk hunk, List<Passage> passages) {
        Nearest best = null;
        for (Passage passage : passages) {
            for (int i = 0; i < passage.lines().size(); i++) {
                Nearest next = new Nearest(hunk, passage, i, likeness(hunk.before(), passage.lines(), i));
                if (best == null || next.likeness > best.likeness) {
                    best = next;
                }
            }
        }
        if (best == null) {
            throw new IllegalArgumentException("no passage has a line");
        }
        return best;
    }

    private static double likeness(List<String> lines, List<String> there, int index) {
        double sum = 0;
        for (int i = 0; i < lines.size() && index + i < there.size(); i++) {
            sum += likeness(lines.get(i).strip(), there.get(index + i).strip());
        }
        return sum;
    }

    /** 1 for the same line, 0 for one that neither begins nor ends alike. */
    private static double likeness(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        int begin = 0;
        while (begin < shorter && one.charAt(begin) == other.charAt(begin)) {
            begin++;
        }
        int end = 0;
        while (end < shorter - begin && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        return one.isEmpty() && other.isEmpty() ? 1 : (begin + end) / (double) Math.max(one.length(), other.length());
    }

    String inWords() {
        List<String> before = hunk.before();
        String place = "does not fit. The nearest place is " + passage.at(index);
        for (int i = 0; i < before.size(); i++) {
            if (!there(i).strip().equals(before.get(i).strip())) {
                return "%s, where line %s of it differs:\n  hunk       %s\n  reference  %s"
                        .formatted(place, i + 1, before.get(i).strip(), there(i).strip());
            }
        }
        return place + ", where the lines are indented otherwise among each other";
    }

    private String there(int line) {
        return index + line < passage.lines().size() ? passage.lines().get(index + line) : "(the part ends here)";
    }
}
