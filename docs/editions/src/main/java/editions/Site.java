package editions;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The built book: its pages in reading order, as the contents of the first page name them.
 *
 * @param folder also the pictures' addresses begin here
 */
record Site(Path folder, List<SitePage> pages) {

    /** @throws BrokenEdition if there is no book in this folder */
    static Site read(Path folder) throws IOException {
        Path first = folder.resolve("index.html");
        if (!Files.exists(first)) {
            throw new BrokenEdition(
                    List.of(first + " is missing: build the book first, with mvn -pl docs -am package -DskipTests"));
        }
        List<SitePage> pages = new ArrayList<>();
        String group = "";
        for (Element entry : Jsoup.parse(first).select("nav.contents h2, nav.contents li > a")) {
            if (entry.normalName().equals("h2")) {
                group = entry.text();
            } else if (entry.parent().parent().closest("li") == null) {
                Element number = entry.selectFirst(".number");
                pages.add(
                        SitePage.read(folder.resolve(entry.attr("href")), group, number == null ? "" : number.text()));
            }
        }
        return new Site(folder, List.copyOf(pages));
    }
}
