package programs.bulk;

import picture.Mark;
import picture.TimelinePicture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Draws the timelines of several runs of {@link TenRequests} above each other: {@code OUT.svg TITLE FILE [TITLE FILE
 * ...]}.
 */
public final class BatchPicture {
    private BatchPicture() {}

    public static void main(String[] args) throws IOException {
        if (args.length < 3 || args.length % 2 == 0) {
            System.out.println("must be: OUT.svg TITLE FILE [TITLE FILE ...]");
            System.exit(2);
        }
        TimelinePicture picture = new TimelinePicture("Ten requests one after the other, from send to answer");
        for (int i = 1; i < args.length; i += 2) {
            picture.panel(args[i], read(Path.of(args[i + 1])));
        }
        Files.writeString(Path.of(args[0]), picture.svg());
        System.out.println(args[0]);
    }

    /** A line for each mark: lane, from, to, kind. */
    static void write(Path file, List<Mark> marks) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(
                file,
                marks.stream()
                        .map(mark -> "%s\t%s\t%s\t%s"
                                .formatted(mark.lane(), mark.fromMicros(), mark.toMicros(), mark.kind()))
                        .toList());
    }

    private static List<Mark> read(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> line.split("\t"))
                .map(words -> Mark.duringMicros(words[0], Long.parseLong(words[1]), Long.parseLong(words[2]), words[3]))
                .toList();
    }
}
