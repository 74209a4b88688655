package workbook.runner;

import workbook.runner.Compilation.Broken;
import workbook.runner.Compilation.Compiled;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Compiles what has changed since last time. javac needs a second for a learner's files, most of which are as they
 * were.
 *
 * <p>A changed file is compiled against the others' classes of last time. If it shows the others what it showed before,
 * their classes are still right; else, or if it does not compile, everything is compiled anew. Whatever is wrong with a
 * file of the cache, it is as if it was not there.
 */
public final class CachedCompiler {
    private final SourceCompiler compiler;
    private final Path folder;
    private final String environment;

    /**
     * @param folder may be removed at any time
     * @param environment what else classes depend on: libraries, Java
     */
    public CachedCompiler(SourceCompiler compiler, Path folder, String environment) {
        this.compiler = compiler;
        this.folder = folder;
        this.environment = environment;
    }

    /** @param sources text by path; whatever of these texts is mentioned is among them or on the class path */
    public Compilation compile(String name, Map<String, String> sources) {
        Map<String, Entry> last = read(name, environment);
        if (last.keySet().equals(sources.keySet())) {
            Map<String, String> changed = new LinkedHashMap<>(sources);
            changed.entrySet().removeIf(file -> last.get(file.getKey()).text.equals(file.getValue()));
            if (changed.isEmpty()) {
                return new Compiled(classes(last));
            }
            Map<String, Entry> others = new LinkedHashMap<>(last);
            others.keySet().removeAll(changed.keySet());
            if (compiler.compile(changed, classes(others)) instanceof Compiled fresh
                    && showsTheSame(fresh.classes(), last, changed.keySet())) {
                return remembered(name, environment, sources, classes(others).and(fresh.classes()));
            }
        }
        Compilation all = compiler.compile(sources, Classes.NONE);
        return all instanceof Compiled fine ? remembered(name, environment, sources, fine.classes()) : all;
    }

    /**
     * @param sources text by path
     * @param known what they are compiled against
     * @param surroundings texts of whatever else they may mention
     */
    public Compilation compile(
            String name, Map<String, String> sources, Classes known, Map<String, String> surroundings) {
        String all = environment + Abi.of(known.byName()).hashCode() + " "
                + known.byName().keySet().hashCode() + " " + surroundings.hashCode();
        Map<String, Entry> last = read(name, all);
        Set<String> kept = last.keySet().stream()
                .filter(file -> !last.get(file).text.isEmpty())
                .collect(Collectors.toSet());
        if (kept.equals(sources.keySet())
                && sources.entrySet().stream()
                        .allMatch(file -> last.get(file.getKey()).text.equals(file.getValue()))) {
            return new Compiled(classes(last));
        }
        Compilation compilation = compiler.compile(sources, known);
        return compilation instanceof Broken broken
                ? broken
                : remembered(name, all, sources, ((Compiled) compilation).classes());
    }

    private static boolean showsTheSame(Classes fresh, Map<String, Entry> last, Set<String> files) {
        return fresh.byFile().keySet().stream().allMatch(files::contains)
                && files.stream().allMatch(file -> Abi.of(fresh.byFile().getOrDefault(file, Map.of()))
                        .equals(Abi.of(last.get(file).classes)));
    }

    private static Classes classes(Map<String, Entry> entries) {
        Map<String, Map<String, byte[]>> byFile = new LinkedHashMap<>();
        entries.forEach((file, entry) -> byFile.put(file, entry.classes));
        return new Classes(byFile);
    }

    /** @param text of a file that was compiled along, since another one mentions it: empty */
    private record Entry(String text, Map<String, byte[]> classes) {}

    private Map<String, Entry> read(String name, String key) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            return entries;
        }
        try {
            return parsed(new DataInputStream(new ByteArrayInputStream(Files.readAllBytes(file))), key);
        } catch (IOException e) {
            return entries;
        }
    }

    private static Map<String, Entry> parsed(DataInputStream in, String key) throws IOException {
        Map<String, Entry> entries = new LinkedHashMap<>();
        if (!text(in).equals(key)) {
            return entries;
        }
        int files = in.readInt();
        for (int i = 0; i < files; i++) {
            String file = text(in);
            String text = text(in);
            Map<String, byte[]> classes = new LinkedHashMap<>();
            int count = in.readInt();
            for (int j = 0; j < count; j++) {
                classes.put(text(in), bytes(in));
            }
            entries.put(file, new Entry(text, classes));
        }
        return entries;
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(bytes(in), UTF_8);
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException("a length of " + length);
        }
        return in.readNBytes(length);
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        write(out, text.getBytes(UTF_8));
    }

    private Compilation remembered(String name, String key, Map<String, String> sources, Classes classes) {
        Map<String, Map<String, byte[]>> byFile = new LinkedHashMap<>();
        sources.keySet().forEach(file -> byFile.put(file, Map.of()));
        byFile.putAll(classes.byFile());
        try {
            Files.createDirectories(folder);
            Path fresh = Files.createTempFile(folder, name, ".tmp");
            try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(fresh)))) {
                write(out, key);
                out.writeInt(byFile.size());
                for (Map.Entry<String, Map<String, byte[]>> file : byFile.entrySet()) {
                    write(out, file.getKey());
                    write(out, sources.getOrDefault(file.getKey(), ""));
                    out.writeInt(file.getValue().size());
                    for (Map.Entry<String, byte[]> type : file.getValue().entrySet()) {
                        write(out, type.getKey());
                        write(out, type.getValue());
                    }
                }
            }
            Files.move(fresh, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            // Not remembered, such as when another workbook reads it just now: the next one compiles again.
        }
        return new Compiled(classes);
    }
}
