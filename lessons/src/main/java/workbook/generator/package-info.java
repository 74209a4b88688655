/**
 * The tagged regions of the reference become starters, are given to learners who skip a lesson, and make room for
 * wrong answers.
 *
 * <p>Works on texts only; who writes them to disk, and what is kept beside, is decided elsewhere.
 */
package workbook.generator;
