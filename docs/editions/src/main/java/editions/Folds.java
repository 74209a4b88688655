package editions;

import org.jsoup.nodes.Element;

import java.util.ArrayList;
import java.util.List;

/**
 * What a page of the book folds. Paper has no folds, so hints, worked solutions and answers go to appendices, from the
 * text to there and back by links; a primer, and what a check says before one begins, stay where they are.
 */
final class Folds {
    private static final String PRIMER = "Primer: ";
    /** Summaries that stand below a question; others are the question. */
    private static final List<String> NO_QUESTION = List.of("Answer", "What you should have found");

    private final SitePage page;
    private final Element hints = new Element("div");
    private final Element solutions = new Element("div");
    private final Element answers = new Element("div");

    private Folds(SitePage page) {
        this.page = page;
    }

    /** The chapters that one page becomes: its text, and where it has some its hints, solutions and answers. */
    record Parts(Chapter text, List<Chapter> hints, List<Chapter> solutions, List<Chapter> answers) {}

    /** Changes the page's body. */
    static Parts unfold(SitePage page) {
        Folds folds = new Folds(page);
        page.body().select("div.exercise").forEach(folds::exercise);
        int question = 0;
        for (Element fold : page.body().select("details")) {
            String summary = fold.selectFirst("> summary").text();
            if (fold.hasClass("first")) {
                stay(fold, "first", summary);
            } else if (summary.startsWith(PRIMER)) {
                stay(fold, "primer", summary);
            } else {
                folds.answer(fold, ++question);
            }
        }
        return new Parts(
                new Chapter(page.name(), page.group(), page.number(), page.title(), page.facts(), page.body()),
                folds.appendix("hints", "Appendix A – Hints", folds.hints),
                folds.appendix("solutions", "Appendix B – Solutions and mistakes", folds.solutions),
                folds.appendix("answers", "Appendix C – Answers", folds.answers));
    }

    private List<Chapter> appendix(String name, String group, Element body) {
        return body.childrenSize() == 0
                ? List.of()
                : List.of(new Chapter(
                        name + "-" + (page.number().isEmpty() ? page.name() : page.number()),
                        group,
                        page.number(),
                        page.title(),
                        "",
                        body));
    }

    private void exercise(Element section) {
        Element heading = section.selectFirst("> h3");
        String exercise = heading.id().substring(heading.id().lastIndexOf("ex-") + "ex-".length());
        String toHints = SitePage.address(page.name(), "hints-" + exercise);
        String toSolution = SitePage.address(page.name(), "worked-" + exercise);
        List<Element> hintFolds = new ArrayList<>(section.select("> details.hint"));
        List<Element> solutionFolds = new ArrayList<>(section.select("> details.solution, > details.mistakes"));
        hintFolds
                .get(0)
                .before(ways().appendChild(way(toHints, "Hints"))
                        .appendText(" · ")
                        .appendChild(way(toSolution, "Worked solution, and mistakes that others made")));
        put(hints, heading, toHints, hintFolds, way(toSolution, "The solution"));
        put(solutions, heading, toSolution, solutionFolds, way(toHints, "The hints"));
    }

    private static void put(Element appendix, Element heading, String id, List<Element> folds, Element other) {
        Element part = appendix.appendElement("div").addClass("sect1");
        part.appendElement("h2").id(id).text(heading.text());
        part.appendChild(ways().appendChild(way(heading.id(), "The exercise"))
                .appendText(" · ")
                .appendChild(other));
        for (Element fold : folds) {
            part.appendElement("h3").html(fold.selectFirst("> summary").html());
            part.appendChild(content(fold));
            fold.remove();
        }
    }

    private void answer(Element fold, int number) {
        String asked = SitePage.address(page.name(), "question-" + number);
        String answered = SitePage.address(page.name(), "answer-" + number);
        Element summary = fold.selectFirst("> summary");
        boolean below = NO_QUESTION.contains(summary.text());
        Element question = new Element("p").addClass("question").id(asked);
        if (!below) {
            question.append(summary.html()).appendText(" ");
        }
        fold.before(question.appendChild(way(answered, below ? summary.text() : "Answer")));
        Element heading = answers.appendElement("h3").id(answered);
        if (below) {
            heading.text(fold.closest(".sect1, .sect2").selectFirst("h2, h3").text());
        } else {
            heading.html(summary.html());
        }
        answers.appendChild(ways().appendChild(way(asked, "Back")));
        answers.appendChild(content(fold));
        fold.remove();
    }

    private static void stay(Element fold, String style, String summary) {
        Element block = new Element("div").addClass(style);
        block.appendElement("p").addClass("title").text(summary);
        block.appendChild(content(fold));
        fold.replaceWith(block);
    }

    private static Element content(Element fold) {
        return fold.selectFirst("> .content").removeClass("content").addClass("unfolded");
    }

    private static Element ways() {
        return new Element("p").addClass("ways");
    }

    private static Element way(String id, String words) {
        return new Element("a").addClass("page").attr("href", "#" + id).text(words);
    }
}
