package editions;

import org.jsoup.nodes.Element;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * All chapters in their order, the appendices last.
 *
 * @param version of the workbook
 * @param lead what it is, in a sentence; with the hero for the cover
 * @param hero the {@code img} of the book's own diagram
 * @param pictures by the address that an {@code img} has
 */
record WholeBook(
        String title,
        String version,
        String lead,
        Element hero,
        List<Chapter> chapters,
        Map<String, LightPicture> pictures) {
    private static final String FIRST_CHAPTER = "What this is";

    /** @throws BrokenEdition naming each link that leads nowhere and each picture that is missing */
    static WholeBook of(Site site, String version) throws IOException {
        SitePage first = site.pages().get(0);
        Element lead = first.body().selectFirst(".lead");
        Element hero = first.body().selectFirst(".imageblock");
        List<Chapter> text = new ArrayList<>();
        List<Chapter> hints = new ArrayList<>();
        List<Chapter> solutions = new ArrayList<>();
        List<Chapter> answers = new ArrayList<>();
        for (SitePage page : site.pages()) {
            Folds.Parts parts = Folds.unfold(page);
            text.add(parts.text());
            hints.addAll(parts.hints());
            solutions.addAll(parts.solutions());
            answers.addAll(parts.answers());
        }
        List<Chapter> all = new ArrayList<>(text);
        all.addAll(hints);
        all.addAll(solutions);
        all.addAll(answers);
        List<String> problems = new ArrayList<>(deadLinks(all));
        Map<String, LightPicture> pictures = pictures(site.folder(), all, problems);
        if (!problems.isEmpty()) {
            throw new BrokenEdition(problems);
        }
        all.forEach(chapter -> Listings.settle(chapter.body()));
        lead.remove();
        hero.remove();
        all.set(0, text.get(0).titled(FIRST_CHAPTER));
        return new WholeBook(first.title(), version, lead.text(), hero.selectFirst("img"), List.copyOf(all), pictures);
    }

    /** Which chapter holds the element of each id. */
    Map<String, Chapter> places() {
        return places(chapters);
    }

    private static Map<String, Chapter> places(List<Chapter> chapters) {
        Map<String, Chapter> places = new HashMap<>();
        for (Chapter chapter : chapters) {
            places.put(chapter.address(), chapter);
            chapter.body().select("[id]").eachAttr("id").forEach(id -> places.put(id, chapter));
        }
        return places;
    }

    private static List<String> deadLinks(List<Chapter> chapters) {
        Set<String> known = new HashSet<>(places(chapters).keySet());
        List<String> dead = new ArrayList<>();
        for (Chapter chapter : chapters) {
            for (Element link : chapter.body().select("a[href^=#]")) {
                String id = link.attr("href").substring(1);
                if (!known.contains(id)) {
                    dead.add("%s: the link \"%s\" leads to %s, which is in no chapter"
                            .formatted(chapter.name(), link.text(), id));
                }
            }
        }
        return dead;
    }

    private static Map<String, LightPicture> pictures(Path folder, List<Chapter> chapters, List<String> problems)
            throws IOException {
        Map<String, LightPicture> pictures = new TreeMap<>();
        for (Chapter chapter : chapters) {
            for (String address : chapter.body().select("img").eachAttr("src")) {
                if (!Files.exists(folder.resolve(address))) {
                    problems.add(chapter.name() + ": the picture " + address + " is missing");
                } else if (!pictures.containsKey(address)) {
                    pictures.put(address, LightPicture.of(Files.readString(folder.resolve(address))));
                }
            }
        }
        return pictures;
    }
}
