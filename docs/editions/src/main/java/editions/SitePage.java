package editions;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A page of the built book, without what only a browser can use.
 *
 * @param name of its file, without the ending
 * @param group the heading under which the contents list it
 * @param number of its lesson, or empty
 * @param facts how long it takes to read
 * @param body the text below its title; each id is unique in the whole book, and each link into the book is a
 * {@code #} with the id of its target
 */
record SitePage(String name, String group, String number, String title, String facts, Element body) {
    /** Links and prompts that are drawn when one points at something, and what only scripts and scrolling need. */
    private static final String OF_A_BROWSER = ".anchor, source, script, .letters";

    static SitePage read(Path file, String group, String number) throws IOException {
        String name = file.getFileName().toString().replaceFirst("\\.html$", "");
        Document page = Jsoup.parse(file);
        page.outputSettings().prettyPrint(false);
        Element article = page.selectFirst("article");
        String title = article.selectFirst("> h1").text();
        dots(article);
        Element facts = article.selectFirst("> .facts");
        String said = facts == null ? "" : facts.text();
        article.select("> .kicker, > h1, > .facts").remove();
        article.select(OF_A_BROWSER).remove();
        article.select("picture, .scroll, .beside").unwrap();
        article.select("[tabindex]").removeAttr("tabindex");
        article.select("[data-column]").removeAttr("data-column");
        article.select(".to-come").forEach(lesson -> lesson.removeAttr("title").appendText(" (to come)"));
        article.select("img").removeAttr("style");
        article.select("[id]").forEach(element -> element.id(address(name, element.id())));
        article.select("a[href]").forEach(link -> link.attr("href", address(name, link)));
        return new SitePage(name, group, number, title, said, article);
    }

    /** Between facts, where a browser draws them. */
    private static void dots(Element article) {
        for (Element fact : article.select(".dots > span")) {
            if (fact.previousElementSibling() != null) {
                fact.prependText("· ");
            }
        }
        article.select(".dots").removeClass("dots");
    }

    /** The id in the whole book of what has this id on this page. */
    static String address(String page, String id) {
        return address(page) + "." + id;
    }

    /** The id of a page's first line. */
    static String address(String page) {
        return "p" + page;
    }

    String address() {
        return address(name);
    }

    private static String address(String page, Element link) {
        String href = link.attr("href");
        if (href.matches("[a-z]+:.*")) {
            return href;
        }
        int hash = href.indexOf('#');
        String file = hash < 0 ? href : href.substring(0, hash);
        String target = file.isEmpty() ? page : file.replaceFirst("\\.html$", "");
        return "#" + (hash < 0 ? address(target) : address(target, href.substring(hash + 1)));
    }
}
