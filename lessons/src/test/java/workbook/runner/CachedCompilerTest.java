package workbook.runner;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.runner.Compilation.Broken;
import workbook.runner.Compilation.Compiled;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

/** What comes out of the cache is what javac would have made of all files. */
class CachedCompilerTest {
    private static final String ONE = "a/One.java";
    private static final String TWO = "a/Two.java";

    private final Map<String, String> sources = new TreeMap<>();
    private SourceCompiler javac;

    @TempDir
    private Path folder;

    @BeforeEach
    void writeTwoClasses() {
        javac = new SourceCompiler(List.of(), folder.resolve("none"));
        sources.put(ONE, "package a; class One { static final int SIZE = 1; int size() { return SIZE; } }");
        sources.put(
                TWO,
                "package a; class Two { int twice() { return 2 * new One().size(); } int one() { return One.SIZE; } }");
    }

    @AfterEach
    void closeTheCompiler() {
        javac.close();
    }

    private Compilation compile() {
        return new CachedCompiler(javac, folder, "here").compile("learner", sources);
    }

    private void assertAsCompiledAnew() {
        Classes cached = ((Compiled) compile()).classes();
        Classes fresh = ((Compiled) javac.compile(sources, Classes.NONE)).classes();
        assertThat(cached.byName()).containsExactlyInAnyOrderEntriesOf(fresh.byName());
    }

    @Test
    void unchanged() {
        compile();
        assertAsCompiledAnew();
    }

    @Test
    void aBodyChanges() {
        compile();
        sources.computeIfPresent(ONE, (file, text) -> text.replace("return SIZE", "return SIZE + 1"));
        assertAsCompiledAnew();
    }

    @Test
    void aConstantChangesThatAnotherClassHasInItself() {
        compile();
        sources.computeIfPresent(ONE, (file, text) -> text.replace("SIZE = 1", "SIZE = 7"));
        assertAsCompiledAnew();
    }

    @Test
    void aMethodChangesThatAnotherClassCalls() {
        compile();
        sources.computeIfPresent(ONE, (file, text) -> text.replace("int size()", "int size(int more)"));
        assertThat(((Broken) compile()).problems())
                .extracting(CompilerMessage::file)
                .containsExactly(TWO);
    }

    @Test
    void aFileDoesNotCompileAndThenDoes() {
        compile();
        String fine = sources.put(ONE, "package a; class One {");
        assertThat(((Broken) compile()).problems())
                .extracting(CompilerMessage::file)
                .contains(ONE);
        sources.put(ONE, fine);
        assertAsCompiledAnew();
    }

    @Test
    void aFileIsRemovedOrAdded() {
        compile();
        sources.remove(TWO);
        assertAsCompiledAnew();
        sources.put(
                "a/Three.java",
                "package a; class Three { class Inner {} Runnable r = new Runnable() { public void run() {} }; }");
        assertAsCompiledAnew();
    }

    @Test
    void aClassMovesToAnotherFile() {
        compile();
        sources.put(ONE, "package a;");
        sources.put(TWO, sources.get(TWO) + " class One { static final int SIZE = 3; int size() { return SIZE; } }");
        assertAsCompiledAnew();
    }

    @Test
    void theFilesOfTheCacheAreCutOrNonsense() throws IOException {
        compile();
        Path file = folder.resolve("learner");
        byte[] bytes = Files.readAllBytes(file);
        for (int length = 0; length < bytes.length; length += 97) {
            Files.write(file, java.util.Arrays.copyOf(bytes, length));
            assertThat(compile()).isInstanceOf(Compiled.class);
        }
        Files.writeString(file, "nonsense");
        assertAsCompiledAnew();
    }

    @Test
    void aCheckIsCompiledAgainWhenWhatItCallsHasChanged() {
        Map<String, String> check = Map.of("a/Check.java", "package a; class Check { int a = new One().size(); }");
        CachedCompiler cached = new CachedCompiler(javac, folder, "here");
        Classes learner = ((Compiled) compile()).classes();
        assertThat(cached.compile("01-1", check, learner, check)).isInstanceOf(Compiled.class);
        assertThat(((Compiled) cached.compile("01-1", check, learner, check))
                        .classes()
                        .byName())
                .containsOnlyKeys("a.Check");
        sources.computeIfPresent(
                ONE, (file, text) -> text.replace("int size() { return SIZE; }", "String size() { return null; }"));
        sources.remove(TWO);
        Classes changed = ((Compiled) compile()).classes();
        assertThat(cached.compile("01-1", check, changed, check)).isInstanceOf(Broken.class);
    }
}
