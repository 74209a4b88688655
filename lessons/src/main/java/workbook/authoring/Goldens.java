package workbook.authoring;

import workbook.catalogue.WorkbookLayout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The verdicts that are kept in files beside the lessons: compared, or written anew. */
enum Goldens {
    COMPARED {
        @Override
        List<String> meet(WorkbookLayout folders, Path file, String verdict) throws IOException {
            if (!Files.exists(file)) {
                return List.of(folders.shown(file) + " is missing: type ./workbook authoring capture");
            }
            String golden = Files.readString(file).replace("\r\n", "\n");
            return golden.equals(verdict)
                    ? List.of()
                    : List.of(
                            "%s is outdated: type ./workbook authoring capture, and read what changed%nkept:%n%snow:%n%s"
                                    .formatted(folders.shown(file), golden, verdict));
        }
    },
    WRITTEN {
        @Override
        List<String> meet(WorkbookLayout folders, Path file, String verdict) throws IOException {
            Files.createDirectories(file.getParent());
            Files.writeString(file, verdict);
            return List.of();
        }
    };

    abstract List<String> meet(WorkbookLayout folders, Path file, String verdict) throws IOException;

    /** @return complaints */
    List<String> check(WorkbookLayout folders, Path file, String verdict) {
        try {
            return meet(folders, file, verdict);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
