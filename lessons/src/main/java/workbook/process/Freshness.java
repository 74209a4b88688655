package workbook.process;

import workbook.catalogue.ClassPathFile;
import workbook.catalogue.WorkbookLayout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Whether what Maven made of a part is still right, found out in milliseconds.
 *
 * <p>It is if nothing changed since the build that this program started last, or, for somebody who runs Maven himself,
 * if every output is newer than every input. Folders count as inputs too: theirs is the trace that a removed file
 * leaves.
 */
final class Freshness {
    private final WorkbookLayout folders;

    Freshness(WorkbookLayout folders) {
        this.folders = folders;
    }

    boolean fresh(BuildPart part) {
        if (!part.outputs(folders).stream().allMatch(Files::exists) || !jarsExist(part)) {
            return false;
        }
        Look inputs = look(part.inputs(folders));
        try {
            Path stamp = stamp(part);
            boolean same = Files.exists(stamp) && Files.readString(stamp).equals(inputs.sum());
            return same
                    || part.outputs(folders).stream()
                            .allMatch(output -> look(List.of(output)).newestFile >= inputs.newest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The part was built from its inputs as they are now. */
    void built(BuildPart part) throws IOException {
        Files.createDirectories(stamp(part).getParent());
        Files.writeString(stamp(part), look(part.inputs(folders)).sum());
    }

    /** A class path is of no use when somebody has cleaned the local repository. */
    private boolean jarsExist(BuildPart part) {
        return part.outputs(folders).stream()
                .filter(output -> output.toString().endsWith("classpath.txt"))
                .flatMap(output -> ClassPathFile.read(output).stream())
                .allMatch(Files::exists);
    }

    private Path stamp(BuildPart part) {
        return folders.memory().resolve("built").resolve(part.module().replace('/', '-'));
    }

    private static final class Look {
        private final List<String> seen = new ArrayList<>();
        private long newest;
        private long newestFile;

        String sum() {
            seen.sort(null);
            CRC32 crc = new CRC32();
            seen.forEach(line -> crc.update(line.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            return Long.toHexString(crc.getValue());
        }

        void see(Path path, BasicFileAttributes attributes) {
            long modified = attributes.lastModifiedTime().toMillis();
            newest = Math.max(newest, modified);
            newestFile = attributes.isDirectory() ? newestFile : Math.max(newestFile, modified);
            seen.add(attributes.isDirectory() ? path + "\n" : path + "|" + modified + "|" + attributes.size() + "\n");
        }
    }

    private static Look look(List<Path> roots) {
        Look look = new Look();
        for (Path root : roots) {
            if (!Files.exists(root)) {
                continue;
            }
            try {
                Files.walkFileTree(root, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                        if (folder.endsWith("target") && !folder.equals(root)) {
                            return FileVisitResult.SKIP_SUBTREE;
                        }
                        look.see(folder, attributes);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        look.see(file, attributes);
                        return FileVisitResult.CONTINUE;
                    }
                });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return look;
    }
}
