package workbook.process;

import java.nio.file.Path;
import java.util.List;

/** Maven could not build what the workbook needs. The message holds Maven's errors and where its whole output is. */
public final class BuildFailed extends Exception {
    private static final long serialVersionUID = 1L;

    BuildFailed(List<String> errors, Path log) {
        super("The build failed:\n  " + String.join("\n  ", errors) + "\nMaven's whole output: " + log);
    }

    BuildFailed(String message) {
        super(message);
    }
}
