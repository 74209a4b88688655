/**
 * What a check taught, first as data, then as text.
 *
 * <p>A verdict never shows a bare stack trace: it says what was tried, what was expected and observed, which invariant
 * of the lesson broke, and where to look. The text is part of the product: it is tested, and kept as golden files.
 *
 * <pre>
 *  classes and checks are compiled, run and explained         Judge
 *  an exercise has passed, or not, or its class is missing    Verdict
 *  what one failed check taught                               Finding, made by Explainer
 *  a verdict as text                                          VerdictText
 * </pre>
 */
package workbook.verdict;
