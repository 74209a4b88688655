package workbook.process;

import workbook.catalogue.WorkbookLayout;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** PIT, by way of Maven: changes single instructions of the reference and lets the checks run on each change. */
public final class MutationRun {
    private MutationRun() {}

    /**
     * @param classes to change, without those inside them
     * @param checks the classes of tests that should notice
     * @return PIT's report, XML
     */
    public static Path of(
            WorkbookLayout folders, Collection<String> classes, Collection<String> checks, PrintStream out)
            throws BuildFailed, IOException, InterruptedException {
        List<String> withInner = classes.stream()
                .flatMap(name -> List.of(name, name + "$*").stream())
                .toList();
        new Maven(folders)
                .run(
                        List.of(
                                "-pl",
                                "mini-broker,solutions/rocketmq,solutions",
                                "-Pmutation",
                                "-DtargetClasses=" + String.join(",", withInner),
                                "-DtargetTests=" + String.join(",", checks),
                                "test-compile"),
                        step -> out.println("  " + step));
        return folders.top().resolve("solutions/target/pit-reports/mutations.xml");
    }
}
