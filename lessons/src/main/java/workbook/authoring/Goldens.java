package workbook.authoring;

import workbook.catalogue.WorkbookLayout;
import workbook.wrong.GoldenVerdicts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The verdicts that are kept in files beside the lessons: compared, or written anew. */
enum Goldens {
    COMPARED {
        @Override
        List<String> first(WorkbookLayout folders, Path file, String verdict) throws IOException {
            Optional<String> kept =
                    Files.exists(file) ? Optional.of(Files.readString(file).replace("\r\n", "\n")) : Optional.empty();
            return compared(folders.shown(file), kept, verdict);
        }

        @Override
        List<String> wrong(WorkbookLayout folders, GoldenVerdicts kept, String slug, String verdict) {
            return compared(
                    folders.shown(kept.file()) + ": " + slug,
                    Optional.ofNullable(kept.bySlug().get(slug)),
                    verdict);
        }

        @Override
        List<String> allWrong(WorkbookLayout folders, GoldenVerdicts kept, Map<String, String> now) {
            List<String> gone = new ArrayList<>(kept.bySlug().keySet());
            gone.removeAll(now.keySet());
            return gone.stream()
                    .map(slug -> "%s: %s is no longer caught, or is gone: type ./workbook authoring capture"
                            .formatted(folders.shown(kept.file()), slug))
                    .toList();
        }
    },
    WRITTEN {
        @Override
        List<String> first(WorkbookLayout folders, Path file, String verdict) throws IOException {
            Files.createDirectories(file.getParent());
            Files.writeString(file, verdict);
            return List.of();
        }

        @Override
        List<String> wrong(WorkbookLayout folders, GoldenVerdicts kept, String slug, String verdict) {
            return List.of();
        }

        @Override
        List<String> allWrong(WorkbookLayout folders, GoldenVerdicts kept, Map<String, String> now) throws IOException {
            new GoldenVerdicts(kept.file(), now).write();
            return List.of();
        }
    };

    /** @return complaints about the first verdict of an exercise, in a file of its own. */
    abstract List<String> first(WorkbookLayout folders, Path file, String verdict) throws IOException;

    /** As above of the verdict on one wrong answer; {@link #allWrong} comes after the last one of the exercise. */
    abstract List<String> wrong(WorkbookLayout folders, GoldenVerdicts kept, String slug, String verdict);

    /**
     * As above of whether there are more verdicts than wrong answers.
     *
     * @param now by slug
     */
    abstract List<String> allWrong(WorkbookLayout folders, GoldenVerdicts kept, Map<String, String> now)
            throws IOException;

    private static List<String> compared(String name, Optional<String> kept, String verdict) {
        if (kept.isEmpty()) {
            return List.of(name + " is missing: type ./workbook authoring capture");
        }
        return kept.get().equals(verdict)
                ? List.of()
                : List.of("%s is outdated: type ./workbook authoring capture, and read what changed%nkept:%n%snow:%n%s"
                        .formatted(name, kept.get(), verdict));
    }
}
