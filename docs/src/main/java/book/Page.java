package book;

import workbook.catalogue.Lesson;

import java.nio.file.Path;
import java.util.Optional;

/**
 * One page of the book before it is rendered.
 *
 * @param name of the HTML file, without its ending; also the name of the folder that holds the page's pictures
 * @param source its AsciiDoc
 * @param heading under which the table of contents lists it
 * @param lesson the lesson whose text this is, or empty for the pages around the lessons
 */
record Page(String name, Path source, String heading, Optional<Lesson> lesson) {

    String href() {
        return name + ".html";
    }
}
