package workbook.generator;

import java.util.ArrayList;
import java.util.List;

/** Adds imports where a person would put them: others, javax, java, static; each group in order. */
final class Imports {
    private static final List<String> GROUPS = List.of("", "import javax.", "import java.", "import static ");

    private Imports() {}

    /** The text's lines with those of the wanted import lines that it lacks. */
    static List<String> with(List<String> lines, List<String> wanted) {
        String lineEnd = !lines.isEmpty() && lines.get(0).endsWith("\r") ? "\r" : "";
        List<String> result = new ArrayList<>(lines);
        for (String line : wanted) {
            String wantedLine = line.strip() + lineEnd;
            if (line.startsWith("import ") && !result.contains(wantedLine)) {
                add(result, wantedLine, lineEnd);
            }
        }
        return result;
    }

    private static void add(List<String> lines, String wanted, String lineEnd) {
        int before = -1;
        int after = -1;
        int packageLine = -1;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("package ")) {
                packageLine = i;
            } else if (line.startsWith("import ")) {
                if (comesBefore(line, wanted)) {
                    after = i;
                } else if (before < 0) {
                    before = i;
                }
            }
        }
        if (after >= 0) {
            boolean sameGroup = group(lines.get(after)) == group(wanted);
            lines.addAll(after + 1, sameGroup ? List.of(wanted) : List.of(lineEnd, wanted));
        } else if (before >= 0) {
            boolean sameGroup = group(lines.get(before)) == group(wanted);
            lines.addAll(before, sameGroup ? List.of(wanted) : List.of(wanted, lineEnd));
        } else {
            lines.addAll(packageLine + 1, List.of(lineEnd, wanted));
        }
    }

    private static boolean comesBefore(String line, String wanted) {
        int groups = group(line) - group(wanted);
        return groups < 0 || groups == 0 && line.compareTo(wanted) < 0;
    }

    private static int group(String line) {
        for (int group = GROUPS.size() - 1; group > 0; group--) {
            if (line.startsWith(GROUPS.get(group))) {
                return group;
            }
        }
        return 0;
    }
}
