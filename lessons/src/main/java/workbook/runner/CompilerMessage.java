package workbook.runner;

/**
 * What the compiler has against a file.
 *
 * @param file its path below the source folder
 * @param message the compiler's, as it is
 */
public record CompilerMessage(String file, long line, String message) {}
