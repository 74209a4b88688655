/**
 * The learner's side: what is done, which hints were seen, and the learner's files.
 *
 * <p>Invariant: no text of a learner's is ever lost. Whatever is replaced is kept beside the file first.
 */
package workbook.learner;
