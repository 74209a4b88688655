package workbook.runner;

import workbook.catalogue.Folders;

import java.nio.file.Path;
import java.util.List;

/** What became of some source files. */
public sealed interface Compilation {

    /** No errors. */
    record Compiled(Classes classes) implements Compilation {}

    /** Errors in the order in which the compiler found them; at least one. */
    record Broken(List<Problem> problems) implements Compilation {

        /** With the files as a learner types them. */
        public List<Problem> shown(Folders folders, Path sourceFolder) {
            return problems.stream()
                    .map(problem -> new Problem(
                            folders.shown(sourceFolder.resolve(problem.file())), problem.line(), problem.message()))
                    .toList();
        }
    }
}
