package workbook.process;

import workbook.catalogue.WorkbookLayout;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Builds what is missing or out of date, with a line for each step; starts no Maven when nothing is. */
public final class Build {
    private final WorkbookLayout folders;
    private final PrintStream out;
    private final Freshness freshness;

    /** @param out for the progress */
    public Build(WorkbookLayout folders, PrintStream out) {
        this.folders = folders;
        this.out = out;
        freshness = new Freshness(folders);
    }

    /** @return what had to be built */
    public Set<BuildPart> freshen(Set<BuildPart> parts) throws BuildFailed, IOException, InterruptedException {
        if (stale(parts).isEmpty()) {
            return Set.of();
        }
        Path lock = folders.memory().resolve("build.lock");
        Files.createDirectories(lock.getParent());
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            hold(channel);
            // Another workbook may have built it meanwhile.
            Set<BuildPart> stale = stale(parts);
            if (!stale.isEmpty()) {
                make(stale);
            }
            return stale;
        }
    }

    /** Whether what was made of it is as its sources are. */
    public boolean isFresh(BuildPart part) {
        return freshness.fresh(part);
    }

    private void make(Set<BuildPart> parts) throws BuildFailed, IOException, InterruptedException {
        out.printf("Building %s (the first time takes longest)%n", names(parts));
        long start = System.nanoTime();
        new Maven(folders).run(arguments(parts), step -> out.println("  " + step));
        for (BuildPart part : parts) {
            freshness.built(part);
        }
        out.printf("Built in %s s%n%n", Math.round((System.nanoTime() - start) / 1e9));
    }

    /** Until the channel is closed; or, if this program dies, until the system notices. */
    private void hold(FileChannel channel) throws IOException {
        if (channel.tryLock() == null) {
            out.println("Waiting for another workbook that is building");
            channel.lock();
        }
    }

    private Set<BuildPart> stale(Set<BuildPart> parts) {
        Set<BuildPart> stale = EnumSet.noneOf(BuildPart.class);
        parts.stream().filter(part -> !freshness.fresh(part)).forEach(stale::add);
        return stale;
    }

    private static String names(Set<BuildPart> parts) {
        return parts.stream().map(BuildPart::module).collect(Collectors.joining(", "));
    }

    private static List<String> arguments(Set<BuildPart> parts) {
        List<String> arguments = new ArrayList<>();
        arguments.add("-pl");
        arguments.add(parts.stream().map(BuildPart::module).collect(Collectors.joining(",")));
        if (parts.contains(BuildPart.EDITIONS)) {
            arguments.add("-Peditions");
        }
        arguments.addAll(List.of("-am", "-Dmaven.test.skip=true", "-Dlearner.skip=true", "package"));
        return arguments;
    }
}
