/**
 * Builds the book: the lessons and the pages around them become HTML that needs no server, no network and no script.
 *
 * <p>A page is one AsciiDoc source. {@link book.Renderer} turns it into HTML, {@link book.Finish} settles its links and
 * pictures, {@link book.Shell} puts title, navigation and style around it. Whatever Asciidoctor warns about, every link
 * that leads nowhere and every picture without a description is a {@link book.Problem} with file and line, and a book
 * with a problem is a failed build.
 */
package book;
