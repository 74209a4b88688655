package workbook.authoring;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One small change that PIT made to a class, and whether a check noticed.
 *
 * @param file below the source folder, with slashes
 * @param line as editors count
 * @param what PIT's words for the change
 */
record Mutant(String file, int line, String what, boolean noticed) {

    /** @param report PIT's, XML */
    static List<Mutant> read(Path report) throws IOException {
        try {
            Document document =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(report.toFile());
            NodeList nodes = document.getElementsByTagName("mutation");
            List<Mutant> mutants = new ArrayList<>();
            for (int i = 0; i < nodes.getLength(); i++) {
                Element node = (Element) nodes.item(i);
                String type = text(node, "mutatedClass");
                String folder = type.substring(0, type.lastIndexOf('.') + 1).replace('.', '/');
                mutants.add(new Mutant(
                        folder + text(node, "sourceFile"),
                        Integer.parseInt(text(node, "lineNumber")),
                        text(node, "description"),
                        node.getAttribute("detected").equals("true")));
            }
            return mutants;
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(report + " is not a report of PIT: " + e.getMessage(), e);
        }
    }

    private static String text(Element node, String child) {
        return node.getElementsByTagName(child).item(0).getTextContent();
    }
}
