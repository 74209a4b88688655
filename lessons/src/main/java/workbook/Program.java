package workbook;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A client program that can be run.
 *
 * @param mainClass its full name
 * @param file its path below the source folder
 * @param needsBroker whether it wants one; some programs talk to none, and some start their own and end it
 * @param startsOneOfChoice whether it starts its own, and can be told which
 */
record Program(String mainClass, String file, boolean needsBroker, boolean startsOneOfChoice) {
    private static final String OF_CHOICE = "BrokerOfChoice.start()";
    private static final Pattern OWN_BROKER = Pattern.compile("new LittleBroker\\(|MiniBroker\\.builder\\(\\)");
    private static final Pattern MAIN = Pattern.compile("public static void main\\(");

    /**
     * @param sources texts by path below the source folder
     * @param name the class, with or without its package, in capitals or not
     * @throws Refusal if there is none
     */
    static Program find(SortedMap<String, String> sources, String name) {
        SortedMap<String, String> programs = new TreeMap<>();
        sources.forEach((file, text) -> {
            if (file.startsWith("programs/") && MAIN.matcher(text).find()) {
                programs.put(file.substring(0, file.length() - ".java".length()).replace('/', '.'), file);
            }
        });
        List<String> found = programs.keySet().stream()
                .filter(main -> ("." + main).toLowerCase(Locale.ROOT).endsWith("." + name.toLowerCase(Locale.ROOT)))
                .toList();
        if (found.size() != 1) {
            throw new Refusal(
                    ExitCode.USAGE,
                    "no %sprogram %s; there are: %s"
                            .formatted(
                                    found.isEmpty() ? "" : "single ",
                                    name,
                                    programs.keySet().stream()
                                            .map(main -> main.substring(main.lastIndexOf('.') + 1))
                                            .collect(Collectors.joining(" "))));
        }
        String file = programs.get(found.get(0));
        boolean ofChoice = sources.get(file).contains(OF_CHOICE);
        boolean own = ofChoice || OWN_BROKER.matcher(sources.get(file)).find();
        return new Program(found.get(0), file, !own && talksToRocketMq(sources, file), ofChoice);
    }

    /**
     * This file, or one beside it that it names, and so on; but not another program, which may be named in a comment.
     */
    private static boolean talksToRocketMq(Map<String, String> sources, String file) {
        String folder = file.substring(0, file.lastIndexOf('/') + 1);
        Set<String> reached = new LinkedHashSet<>(Set.of(file));
        for (Deque<String> next = new ArrayDeque<>(reached); !next.isEmpty(); ) {
            String text = sources.get(next.remove());
            if (text.contains("org.apache.rocketmq.")) {
                return true;
            }
            Set<String> words = new HashSet<>(List.of(text.split("\\W+")));
            sources.keySet().stream()
                    .filter(other -> other.startsWith(folder) && words.contains(simpleName(other)))
                    .filter(other -> !MAIN.matcher(sources.get(other)).find() && reached.add(other))
                    .forEach(next::add);
        }
        return false;
    }

    private static String simpleName(String file) {
        return file.substring(file.lastIndexOf('/') + 1, file.length() - ".java".length());
    }
}
