package workbook;

import workbook.catalogue.WorkbookLayout;
import workbook.process.Build;
import workbook.process.BuildFailed;
import workbook.process.BuildPart;
import workbook.process.ChildJvm;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;

/** The workbook program as a thing that is built and started: it can be out of date like everything else. */
final class SelfUpdate {
    private SelfUpdate() {}

    /**
     * Builds what every verb needs, if it is out of date.
     *
     * @param progress where the steps are told; not standard output, which scripts read
     * @return whether this program is among it, so that the one that runs is yesterday's
     */
    static boolean freshen(WorkbookLayout folders, PrintStream progress)
            throws BuildFailed, IOException, InterruptedException {
        return new Build(folders, progress)
                .freshen(EnumSet.of(BuildPart.PROGRAM, BuildPart.MINI_BROKER, BuildPart.EXERCISES))
                .contains(BuildPart.PROGRAM);
    }

    /**
     * The exit code with which the launcher wants to hear that it has to build the program anew; empty if the program
     * is as its sources are, or builds itself. Windows does not let it replace the jar that it runs from.
     */
    static OptionalInt asksTheLauncher(WorkbookLayout folders) {
        Integer code = Integer.getInteger("workbook.rebuild");
        boolean old = code != null && !new Build(folders, System.err).isFresh(BuildPart.PROGRAM);
        return old ? OptionalInt.of(code) : OptionalInt.empty();
    }

    /**
     * Runs the new program in this one's place.
     *
     * @param mainClass of which a new one was built
     */
    static int runAgain(WorkbookLayout folders, Class<?> mainClass, String[] args)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(mainClass.getName()));
        command.addAll(List.of(args));
        return ChildJvm.runHere(ChildJvm.of(List.of(folders.program()), ClassArchive.OPTIONS, command));
    }
}
