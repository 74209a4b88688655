package minibroker.remoting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Commands of all kinds, the same ones at every run and the smallest first, so that the first to fail is easy to read.
 */
final class SomeCommands {
    private static final String[] PIECES = {
        "a", "Orders", " ", "\"", "\\", "/", "{", "}", "\n", "\u0000", "\u0001", "=", "ü", "你好", "🎫", "null", "0", "-1"
    };
    private static final String[] LANGUAGES = {"JAVA", "CPP", "GO", "OTHER", "RUST", "NODE_JS"};
    private static final byte[] BODY = {1, 2, 3};

    private final Random random = new Random(4711);

    private SomeCommands() {}

    static List<RemotingCommand> all() {
        SomeCommands some = new SomeCommands();
        List<RemotingCommand> commands = new ArrayList<>();
        for (int size = 0; size < 200; size++) {
            commands.add(some.command(size / 20));
        }
        commands.add(some.command(0).with("long", "x".repeat(40_000)).with("after", "it"));
        return commands;
    }

    /** One with up to {@code size} fields of up to {@code size} pieces. */
    private RemotingCommand command(int size) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            fields.put("f" + i + text(size), "v" + text(size));
        }
        return new RemotingCommand(
                (short) random.nextInt(),
                LANGUAGES[random.nextInt(LANGUAGES.length)],
                random.nextInt(1000),
                random.nextInt(),
                random.nextInt(),
                text(size),
                fields,
                BODY);
    }

    private String text(int pieces) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(pieces + 1); i > 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }
}
