package workbook;

import picocli.CommandLine;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.UsageMessageSpec;
import workbook.terminal.Columns;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What {@code --help} prints, for the width of the terminal. Picocli lays it out in two columns without breaking a
 * line, since it would break one behind a hyphen, too; the lines are broken here. In a narrow terminal what an option
 * does stands below the option.
 */
final class HelpText {
    private static final int NARROW = 60;
    private static final int WITHOUT_BREAKS = 2_000;
    private static final String USAGE = "Usage: ";

    /** Where text begins that stands below an option. What is shorter than this stands beside it all the same. */
    private static final int BELOW = 6;

    /** An option or a command, a gap, and what it does. */
    private static final Pattern TWO_COLUMNS = Pattern.compile("(\\s+\\S.*?)\\s{2,}(\\S.*)");

    private HelpText() {}

    /** @param width is asked when somebody asks for help */
    static void fit(CommandLine program, IntSupplier width) {
        program.setUsageHelpAutoWidth(false);
        program.setUsageHelpWidth(WITHOUT_BREAKS);
        Map<String, IHelpSectionRenderer> sections = new HashMap<>(program.getHelpSectionMap());
        sections.replaceAll((key, section) -> help -> fitted(section.render(help), width));
        sections.put(UsageMessageSpec.SECTION_KEY_SYNOPSIS_HEADING, help -> "");
        sections.put(
                UsageMessageSpec.SECTION_KEY_SYNOPSIS, help -> fitted(USAGE + help.synopsis(USAGE.length()), width));
        program.setHelpSectionMap(sections);
    }

    private static String fitted(String section, IntSupplier width) {
        // Not asked for the sections that a command does not have.
        return section.isEmpty()
                ? section
                : section.lines()
                        .flatMap(line -> lines(line.stripTrailing(), width.getAsInt()).stream())
                        .collect(Collectors.joining(System.lineSeparator(), "", System.lineSeparator()));
    }

    private static List<String> lines(String line, int width) {
        int indent = line.length() - line.stripLeading().length();
        Matcher columns = TWO_COLUMNS.matcher(line);
        if (!columns.matches()) {
            boolean narrow = width < NARROW && indent > BELOW;
            String whole = narrow ? " ".repeat(BELOW) + line.strip() : line;
            return Columns.fill(whole, width, narrow ? BELOW : line.startsWith(USAGE) ? USAGE.length() : indent);
        }
        if (width >= NARROW || Columns.of(columns.group(1)) < BELOW) {
            return Columns.fill(line, width, Columns.of(line.substring(0, columns.start(2))));
        }
        List<String> stacked = new ArrayList<>(Columns.fill(columns.group(1), width, BELOW));
        stacked.addAll(Columns.fill(" ".repeat(BELOW) + columns.group(2), width, BELOW));
        return stacked;
    }
}
