package workbook.wrong;

import workbook.generator.Reference;
import workbook.generator.Region;
import workbook.generator.TaggedSource;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A region of an exercise, as the reference has it.
 *
 * @param file by its path below the source folder
 * @param lines with their indentation
 * @param around the lines that open the blocks around it, innermost first: a method, its class
 */
record Passage(String file, Region region, List<String> lines, List<String> around) {

    static List<Passage> of(String exercise, Reference reference) {
        List<Passage> passages = new ArrayList<>();
        for (String file : reference.filesOf(exercise)) {
            TaggedSource source = reference.files().get(file);
            for (Region region : source.regionsOf(exercise)) {
                passages.add(new Passage(file, region, source.content(region), around(source.lines(), region)));
            }
        }
        return passages;
    }

    private static List<String> around(List<String> lines, Region region) {
        List<String> around = new ArrayList<>();
        int indent = region.indent().length();
        for (int i = region.start() - 1; i >= 0 && indent > 0; i--) {
            String line = lines.get(i);
            int own = line.length() - line.stripLeading().length();
            if (!line.isBlank() && own < indent) {
                around.add(line.strip());
                indent = own;
            }
        }
        return around;
    }

    /** Whether {@code heading} names its file, a block that it lies in, or first the one and then the other. */
    boolean isIn(String heading) {
        String[] words = heading.split("\\s+", 2);
        if (!words[0].endsWith(".java")) {
            return isInBlock(heading);
        }
        return fileName().equals(words[0]) && (words.length == 1 || isInBlock(words[1]));
    }

    private boolean isInBlock(String heading) {
        Pattern whole = Pattern.compile("(?<!\\w)" + Pattern.quote(heading) + "(?!\\w)");
        return around.stream().anyMatch(line -> whole.matcher(line).find());
    }

    String fileName() {
        return file.substring(file.lastIndexOf('/') + 1);
    }

    /** A place in it, as editors count. */
    String at(int index) {
        return fileName() + ":" + (region.firstLine() + index);
    }
}
