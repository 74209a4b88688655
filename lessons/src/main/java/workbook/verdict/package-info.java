/**
 * What a check taught, first as data, then as text.
 *
 * <p>A verdict never shows a bare stack trace: it says what was tried, what was expected and observed, which invariant
 * of the lesson broke, and where to look. The text is part of the product: it is tested, and kept as golden files.
 */
package workbook.verdict;
