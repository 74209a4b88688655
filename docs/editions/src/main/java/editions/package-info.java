/**
 * Makes the book to take along, a PDF and an EPUB, of the pages that {@code book.BuildBook} has written.
 *
 * <p>The pages are the input because everything is settled there: includes, diagrams, captions, links between pages.
 * {@link editions.Site} reads them. {@link editions.Folds} puts what a reader should not see at once into appendices,
 * {@link editions.WholeBook} puts the chapters into their order and follows each link. {@link editions.PdfEdition} and
 * {@link editions.EpubEdition} write them down.
 *
 * <p>Nothing in either file depends on the day or the machine: the same pages make the same files. Whatever would be
 * missing (a picture, the target of a link, a character that no font has) is a failed build.
 */
package editions;
