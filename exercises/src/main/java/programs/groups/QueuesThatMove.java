package programs.groups;

import org.apache.rocketmq.client.consumer.rebalance.AllocateMessageQueueAveragely;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * How many queues move when one of five consumers leaves: shared evenly as Apache's client does it, and by {@link
 * ConsistentQueues}. As a table and as a picture; nothing is sent.
 *
 * <p>Argument: where the picture goes; if there is none, {@code target/queues-that-move.svg} below the folder in which
 * the command is typed.
 */
public final class QueuesThatMove {
    private static final int QUEUES = 40;
    private static final String THIRD = "c";

    private QueuesThatMove() {}

    public static void main(String[] args) throws Exception {
        Path picture = Path.of(args.length > 0 ? args[0] : "target/queues-that-move.svg");
        System.out.print(text());
        Files.createDirectories(picture.toAbsolutePath().getParent());
        Files.writeString(picture, picture());
        System.out.printf("%nThe same as a picture: %s%n", picture);
    }

    static String picture() {
        return MovedQueuesPicture.of(average(THIRD), consistent(THIRD));
    }

    private static MovedQueues average(String leaves) {
        return MovedQueues.of(new AllocateMessageQueueAveragely(), QUEUES, leaves);
    }

    private static MovedQueues consistent(String leaves) {
        return MovedQueues.of(new ConsistentQueues(), QUEUES, leaves);
    }

    static String text() {
        StringBuilder text = new StringBuilder("Five consumers, %s queues; then c leaves.\n".formatted(QUEUES));
        shown(text, "average", average(THIRD));
        shown(text, "consistent", consistent(THIRD));
        text.append("\n          average       consistent\n");
        text.append("leaves   had  moved     had  moved\n");
        for (String leaves : MovedQueues.FIVE) {
            text.append("%-6s %s  %s\n".formatted(leaves, cells(average(leaves)), cells(consistent(leaves))));
        }
        return text.append("\nMost queues of one: %s and %s.\n"
                        .formatted(average(THIRD).mostOfOne(), consistent(THIRD).mostOfOne()))
                .toString();
    }

    private static void shown(StringBuilder text, String name, MovedQueues moved) {
        text.append("\n%s: %s of %s move\n".formatted(name, moved.moved(), moved.queues()));
        text.append("  before  %s\n".formatted(moved.before()));
        text.append("  after   %s\n".formatted(moved.after()));
        text.append("  moved   %s\n".formatted(moved.moves()));
    }

    private static String cells(MovedQueues moved) {
        return String.format(Locale.ROOT, "%5s %6s", moved.mustMove(), moved.moved());
    }
}
