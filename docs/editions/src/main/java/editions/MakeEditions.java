package editions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Makes the editions: {@code MakeEditions SITE FOLDER VERSION TIME}. Reads the built book in SITE, writes
 * {@code mini-broker-workbook.pdf} and {@code .epub} into FOLDER, which say that they were made at TIME.
 *
 * <p>Exit code 1 if something is wrong with them, which is then said; a file that is wrong is not written.
 */
public final class MakeEditions {
    private static final String NAME = "mini-broker-workbook";

    /** PDFBox warns of fonts and tables of fonts that nobody needs here. Held, so that its level is not forgotten. */
    private static final Logger PDFBOX = Logger.getLogger("org.apache");

    private MakeEditions() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[1]);
        Instant made = Instant.parse(arguments[3]);
        Path epub = folder.resolve(NAME + ".epub");
        Path pdf = folder.resolve(NAME + ".pdf");
        PDFBOX.setLevel(Level.SEVERE);
        try {
            Files.deleteIfExists(epub);
            Files.deleteIfExists(pdf);
            WholeBook book = WholeBook.of(Site.read(Path.of(arguments[0])), arguments[2]);
            Files.createDirectories(folder);
            said(epub, () -> new EpubEdition(book).write(epub, made));
            said(pdf, () -> new PdfEdition(book, folder.resolve("pdf")).write(pdf, made));
        } catch (BrokenEdition e) {
            System.err.println("The editions have problems:");
            e.getMessage().lines().forEach(problem -> System.err.println("  " + problem));
            System.exit(1);
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void said(Path file, Work work) throws IOException {
        long start = System.nanoTime();
        work.run();
        System.out.printf(
                Locale.ROOT,
                "%s: %.1f MB, %.1f s%n",
                file.getFileName(),
                Files.size(file) / 1e6,
                (System.nanoTime() - start) / 1e9);
    }
}
