package outside;

import java.io.IOException;
import java.nio.file.Path;

/** Runs both matrices and prints a line for each cell. Ends with 1 if a cell is not as it should be. */
public final class Matrices {
    private Matrices() {}

    /** Arguments: the folder of the class paths, and the README. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        ClassPaths classPaths = new ClassPaths(Path.of(arguments[0]));
        boolean green = new EmbeddingMatrix(classPaths, Path.of(arguments[1])).run();
        green &= new OldClientMatrix(classPaths).run();
        System.exit(green ? 0 : 1);
    }
}
