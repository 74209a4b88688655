package book;

import workbook.Manual;

import java.util.Map;
import java.util.stream.Collectors;

/** The workbook's own {@code --help}, taken from the program when the book is built. */
final class Manuals {
    private Manuals() {}

    /**
     * @param verb such as {@code check}; {@code program} for the program itself, {@code verbs} for all verbs after each
     *     other
     * @throws IllegalArgumentException if there is no such verb
     */
    static String of(String verb) {
        Map<String, String> pages = Manual.pages();
        if (verb.equals("verbs")) {
            return pages.entrySet().stream()
                    .filter(page -> !page.getKey().isEmpty() && !page.getKey().equals("help"))
                    .map(page ->
                            "[#verb-%s]\n=== %s\n\n%s".formatted(page.getKey(), page.getKey(), block(page.getValue())))
                    .collect(Collectors.joining("\n"));
        }
        String page = pages.get(verb.equals("program") ? "" : verb);
        if (page == null) {
            throw new IllegalArgumentException("no verb " + verb + "; there are " + pages.keySet());
        }
        return block(page);
    }

    private static String block(String text) {
        return "[listing.help]\n-----\n" + text.stripTrailing() + "\n-----\n";
    }
}
