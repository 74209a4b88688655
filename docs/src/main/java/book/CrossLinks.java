package book;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import workbook.Manual;
import workbook.catalogue.Exercise;
import workbook.catalogue.Lesson;
import workbook.generator.Reference;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static org.jsoup.nodes.Entities.escape;

/**
 * Makes links of what a sentence names: each lesson and each exercise; and at its first use on a page each word of the
 * glossary, each command, and each class that is written in an exercise. A lesson that is to come is marked so.
 */
final class CrossLinks {
    private static final String MANUAL = "commands";
    private static final String GLOSSARY = "glossary";
    private static final String FOR_AUTHORS = "authoring";
    private static final String NOT_HERE =
            "a, code, pre, h1, h2, h3, h4, summary, strong, dt, th, .title, .exercise-facts";
    private static final Pattern COMMAND = Pattern.compile("\\./workbook ([a-z]+)\\b.*");

    /** Words that sentences use in their everyday sense as well. */
    private static final Set<String> EVERYDAY = Set.of(
            "body",
            "command",
            "damage",
            "entry",
            "key",
            "keys",
            "member",
            "message",
            "model",
            "place",
            "queue",
            "refusal",
            "register",
            "template",
            "unique");

    private final Contents contents;
    private final Map<String, String> exercises = new HashMap<>();
    private final Map<String, String> classes = new HashMap<>();
    private final Map<String, String> words;
    private final Pattern names;
    private final Set<String> verbs = Manual.pages().keySet();
    private final Problems problems;

    CrossLinks(Contents contents, Reference reference, Problems problems) {
        this.contents = contents;
        this.problems = problems;
        List<Lesson> lessons = contents.pages().stream()
                .flatMap(page -> page.lesson().stream())
                .toList();
        for (Lesson lesson : lessons) {
            for (Exercise exercise : lesson.exercises()) {
                String address = page(lesson.number()).orElseThrow().href() + "#ex-" + exercise.id();
                exercises.put(exercise.id(), address);
                reference
                        .filesOf(exercise.id())
                        .forEach(file -> classes.putIfAbsent(file.replaceAll(".*/|\\.java$", ""), address));
            }
        }
        words = Words.anchors(lessons).entrySet().stream()
                .filter(word ->
                        !EVERYDAY.contains(word.getKey()) && !word.getKey().contains("`"))
                .collect(Collectors.toMap(
                        word -> word.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue, (a, b) -> a));
        String all = words.keySet().stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        names = Pattern.compile("\\b(?<lesson>[Ll]esson (?<number>\\d\\d))\\b"
                + "|(?<![\\d./:-])(?<exercise>\\d\\d-\\d)(?![\\d-])"
                + (all.isEmpty() ? "" : "|(?<![\\w%$-])(?<word>(?i:" + all + "))s?(?![\\w-])"));
    }

    void link(Page page, Element body) {
        Set<String> used = new HashSet<>();
        for (Element block : body.select("p, li, td, dd")) {
            for (TextNode text : List.copyOf(block.textNodes())) {
                linkNames(page, text, used);
            }
            for (Element code : block.select("> code, > em, > :is(p, em) > code")) {
                if (code.normalName().equals("code")) {
                    linkCode(page, code, used);
                } else {
                    List.copyOf(code.textNodes()).forEach(text -> linkNames(page, text, used));
                }
            }
        }
    }

    private void linkNames(Page page, TextNode node, Set<String> used) {
        Element parent = node.parent();
        if (parent == null || parent.closest(NOT_HERE) != null) {
            return;
        }
        String text = node.getWholeText();
        StringBuilder html = new StringBuilder();
        int from = 0;
        Matcher matcher = names.matcher(text);
        while (matcher.find()) {
            Optional<String> link = link(page, matcher.toMatchResult(), matcher, used);
            if (link.isPresent()) {
                html.append(escape(text.substring(from, matcher.start()))).append(link.get());
                from = matcher.end();
            }
        }
        if (from > 0) {
            Element holder = new Element("span").html(html + escape(text.substring(from)));
            for (Node made : List.copyOf(holder.childNodes())) {
                node.before(made);
            }
            node.remove();
        }
    }

    private Optional<String> link(Page page, MatchResult match, Matcher groups, Set<String> used) {
        String shown = escape(match.group());
        if (groups.group("number") != null) {
            return Optional.of(page(groups.group("number"))
                    .map(to -> to.equals(page) ? shown : anchor(to.href(), "whole", shown))
                    .orElse("<span class=\"to-come\" title=\"not written yet\">" + shown + "</span>"));
        }
        if (groups.group("exercise") != null) {
            String address = exercises.get(groups.group("exercise"));
            if (address == null) {
                if (page(groups.group("exercise").substring(0, 2)).isPresent()) {
                    problems.addWhere(page.source(), match.group(), "there is no exercise " + match.group());
                }
                return Optional.empty();
            }
            return Optional.of(anchor(here(page, address), "whole", shown));
        }
        String word = groups.group("word").toLowerCase(Locale.ROOT);
        return page.name().equals(GLOSSARY) || !used.add(word)
                ? Optional.empty()
                : Optional.of(anchor(GLOSSARY + ".html#" + words.get(word), "term", shown));
    }

    private void linkCode(Page page, Element code, Set<String> used) {
        String text = code.text();
        Matcher command = COMMAND.matcher(text);
        if (code.closest("a, h1, h2, h3, h4, summary, dt, .exercise-facts") != null) {
            return;
        }
        if (command.matches() && !page.name().equals(MANUAL)) {
            if (!verbs.contains(command.group(1))) {
                if (!command.group(1).equals(FOR_AUTHORS)) {
                    problems.addWhere(page.source(), text, "there is no command " + command.group(1));
                }
            } else if (used.add("verb " + command.group(1))) {
                code.wrap("<a class=\"named\" href=\"%s.html#verb-%s\"></a>".formatted(MANUAL, command.group(1)));
            }
        } else if (classes.containsKey(text) && used.add("class " + text)) {
            code.wrap("<a class=\"named\" href=\"%s\"></a>".formatted(here(page, classes.get(text))));
        }
    }

    private Optional<Page> page(String number) {
        return contents.pages().stream()
                .filter(p -> p.lesson().filter(l -> l.number().equals(number)).isPresent())
                .findFirst();
    }

    private static String here(Page page, String address) {
        return address.startsWith(page.href() + "#")
                ? address.substring(page.href().length())
                : address;
    }

    private static String anchor(String address, String style, String shown) {
        return "<a%s href=\"%s\">%s</a>".formatted(style.isEmpty() ? "" : " class=\"" + style + "\"", address, shown);
    }
}
