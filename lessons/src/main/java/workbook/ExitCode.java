package workbook;

/** What the workbook's exit codes mean; {@code --help} lists them. A broker's own codes, 4 and 5, pass through. */
final class ExitCode {
    static final int OK = 0;
    static final int FAILS = 1;
    static final int USAGE = 2;
    static final int ENVIRONMENT = 3;

    private ExitCode() {}
}
