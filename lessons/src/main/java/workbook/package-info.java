/**
 * The workbook program: one class for each verb that a learner types, and what stands behind them in packages below.
 *
 * <pre>
 * workbook  ──>  report, inspect ──> live ──> learner, authoring, process
 *                              └──> verdict, wrong ──> runner, generator ──> catalogue ──> terminal
 * </pre>
 *
 * <pre>
 *  what is typed or asked for                                   class
 *  the command line; what happens before any verb               Workbook
 *  folders, output, colours, width, exit codes, for each verb   Console
 *  check: one verdict, or those of a lesson, and the exit code  CheckVerb
 *  watch: the screen, its keys, and the verdict on a save       WatchScreen
 *  a name that is typed is found among exercises and programs   RunVerb
 *  which broker a program is run on                             Target
 *  book: builds it and serves it; the rest is in live           BookVerb
 *  the program is built again where it is out of date           SelfUpdate
 *  the class-data archive that makes starts faster              ClassArchive
 * </pre>
 */
package workbook;
