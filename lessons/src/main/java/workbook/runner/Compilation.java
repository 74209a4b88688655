package workbook.runner;

import workbook.catalogue.WorkbookLayout;

import java.nio.file.Path;
import java.util.List;

/** What became of some source files. */
public sealed interface Compilation {

    /** No errors. */
    record Compiled(Classes classes) implements Compilation {}

    /** Errors in the order in which the compiler found them; at least one. */
    record Broken(List<CompilerMessage> problems) implements Compilation {

        /** With the files as a learner types them. */
        public List<CompilerMessage> shown(WorkbookLayout folders, Path sourceFolder) {
            return problems.stream()
                    .map(problem -> new CompilerMessage(
                            folders.shown(sourceFolder.resolve(problem.file())), problem.line(), problem.message()))
                    .toList();
        }
    }
}
