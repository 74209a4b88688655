package editions;

import org.jsoup.nodes.Element;

/**
 * A chapter of an edition: a page of the book, or a lesson's part of an appendix.
 *
 * @param name of its file in the EPUB, without the ending
 * @param group the part or the appendix that it belongs to
 * @param number of its lesson, or empty
 * @param facts a line below the title, or empty
 */
record Chapter(String name, String group, String number, String title, String facts, Element body) {

    boolean isAppendix() {
        return group.startsWith("Appendix ");
    }

    /** The id of its first line. */
    String address() {
        return SitePage.address(name);
    }

    Chapter titled(String other) {
        return new Chapter(name, group, number, other, facts, body);
    }

    /** As the contents and the head of a page name it. */
    String label() {
        return number.isEmpty() ? title : number + "  " + title;
    }
}
