package editions;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The fonts that the PDF is set in. They are those that AsciidoctorJ's PDF converter brings: free, and in a jar.
 *
 * @param files by the name that they have there
 */
record Fonts(Map<String, Path> files) {
    static final String TEXT = "Noto Serif";
    static final String HEADINGS = "Noto Sans";
    static final String CODE = "M+ 1mn";
    /** Have what the others lack, such as Japanese. */
    static final List<String> FALLBACKS = List.of("M+ 1p", "Noto Emoji");

    private record Face(String file, String family, int weight, FontStyle style) {}

    private static final List<Face> FACES = Stream.concat(
                    Stream.of("notoserif " + TEXT, "notosans " + HEADINGS, "mplus1mn " + CODE)
                            .flatMap(Fonts::family),
                    Stream.of(
                            new Face("mplus1p-regular-fallback.ttf", FALLBACKS.get(0), 400, FontStyle.NORMAL),
                            new Face("notoemoji-subset.ttf", FALLBACKS.get(1), 400, FontStyle.NORMAL)))
            .toList();

    private static Stream<Face> family(String fileAndFamily) {
        String file = fileAndFamily.substring(0, fileAndFamily.indexOf(' '));
        String family = fileAndFamily.substring(file.length() + 1);
        return Stream.of(
                new Face(file + "-regular-subset.ttf", family, 400, FontStyle.NORMAL),
                new Face(file + "-italic-subset.ttf", family, 400, FontStyle.ITALIC),
                new Face(file + "-bold-subset.ttf", family, 700, FontStyle.NORMAL),
                new Face(file + "-bold_italic-subset.ttf", family, 700, FontStyle.ITALIC));
    }

    /** @param folder for the files, since letters in diagrams are read from files alone */
    static Fonts into(Path folder) throws IOException {
        Files.createDirectories(folder);
        Map<String, Path> files = new HashMap<>();
        try (ZipFile jar = new ZipFile(jar().toFile())) {
            for (Face face : FACES) {
                ZipEntry entry = jar.stream()
                        .filter(e -> e.getName().endsWith("/data/fonts/" + face.file))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException(jar.getName() + " has no font " + face.file));
                Path file = folder.resolve(face.file);
                try (InputStream in = jar.getInputStream(entry)) {
                    Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
                }
                files.put(face.file, file);
            }
        }
        return new Fonts(files);
    }

    private static Path jar() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(entry -> entry.getFileName().toString().startsWith("asciidoctorj-pdf-"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("asciidoctorj-pdf is not on the class path"));
    }

    void addTo(PdfRendererBuilder builder) {
        for (Face face : FACES) {
            FSFontUseCase use = FALLBACKS.contains(face.family) ? FSFontUseCase.FALLBACK_PRE : FSFontUseCase.DOCUMENT;
            builder.useFont(
                    files.get(face.file).toFile(),
                    face.family,
                    face.weight,
                    face.style,
                    true,
                    EnumSet.of(use, FSFontUseCase.SVG));
        }
    }

    /** Which characters each family has in all its faces. */
    Map<String, Glyphs> glyphs() throws IOException {
        Map<String, Glyphs> glyphs = new HashMap<>();
        for (Face face : FACES) {
            TrueTypeFont font =
                    new TTFParser(true).parse(new RandomAccessReadBuffer(Files.readAllBytes(files.get(face.file))));
            CmapLookup characters = font.getUnicodeCmapLookup();
            glyphs.merge(
                    face.family,
                    character -> characters.getGlyphId(character) > 0,
                    (one, other) -> c -> one.has(c) && other.has(c));
        }
        return glyphs;
    }

    /** The characters that something can be written with. */
    interface Glyphs {
        boolean has(int character);
    }
}
