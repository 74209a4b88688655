package minibroker.store;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The name of a topic's folder: the topic's own name if every file system allows it and tells it from the others.
 *
 * <pre>
 * TopicTest     TopicTest
 * a|b           a~!b           Windows has no |
 * con           ~con           a device on Windows, whatever follows it
 * topicTEST     topic~T~E~S~T~ beside TopicTest, as some file systems take both for the same
 * </pre>
 *
 * <p>No topic has a {@code ~}, so the name leads back to the topic. Without state: any thread may call.
 */
final class TopicFolder {
    private static final Pattern DEVICE = Pattern.compile("(?i)con|prn|aux|nul|com\\d|lpt\\d");
    private static final Pattern NAME = Pattern.compile("[~!%|a-zA-Z0-9_-]+");

    /** No file system has longer names. */
    static final int MAX_NAME = 255;

    private TopicFolder() {}

    /**
     * @param taken names of the folders that are there already, in lower case
     * @return a name that is not among them
     */
    static String name(String topic, Set<String> taken) {
        String name = topic.replace("|", "~!");
        if (DEVICE.matcher(topic).matches()) {
            name = "~" + name;
        }
        return taken.contains(name.toLowerCase(Locale.ROOT)) ? markCapitals(name) : name;
    }

    /** The longest that the name of a topic's folder can become. */
    static int longestName(String topic) {
        return topic.length() <= MAX_NAME / 2 - 1
                ? topic.length()
                : markCapitals("~" + topic.replace("|", "~!")).length();
    }

    /** The topic of a folder; empty if the folder is not one of ours. */
    static Optional<String> topic(String name) {
        return NAME.matcher(name).matches()
                ? Optional.of(name.replace("~!", "|").replace("~", ""))
                : Optional.empty();
    }

    private static String markCapitals(String name) {
        StringBuilder marked = new StringBuilder();
        for (char c : name.toCharArray()) {
            if (Character.isUpperCase(c)) {
                marked.append('~');
            }
            marked.append(c);
        }
        return marked.append('~').toString();
    }
}
