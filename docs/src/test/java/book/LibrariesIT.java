package book;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Every library that a pom names is explained in the architecture, and nothing is explained that is not there. */
class LibrariesIT {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    @Test
    void theArchitectureSaysWhyEachLibraryIsHere() throws IOException {
        List<String> explained = Jsoup.parse(ROOT.resolve("docs/target/book/architecture.html"))
                .select("#libraries tbody td:first-child code")
                .eachText();

        assertThat(explained)
                .as("libraries in docs/architecture.adoc, section \"Libraries, and why each is here\"")
                .containsExactlyInAnyOrderElementsOf(inPoms());
    }

    private static Set<String> inPoms() throws IOException {
        Set<String> libraries = new TreeSet<>();
        try (Stream<Path> poms = Files.find(ROOT, 3, (path, is) -> path.endsWith("pom.xml"))) {
            for (Path pom : poms.toList()) {
                for (Element dependency : Jsoup.parse(Files.readString(pom), "", Parser.xmlParser())
                        .select("project > dependencies > dependency, dependencyManagement dependency")) {
                    if (!dependency.select("> groupId").text().equals("minibroker")) {
                        libraries.add(dependency.select("> artifactId").text());
                    }
                }
            }
        }
        return libraries;
    }
}
