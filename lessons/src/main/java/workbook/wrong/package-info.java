/**
 * Wrong answers: plausible mistakes, each a small difference to the reference, and the verdicts that the checks give on
 * them. An author proves with them that the checks notice mistakes; a learner who has solved the exercise sees the most
 * telling ones.
 *
 * <p>A lesson's folder {@code wrong} has two files for each exercise: {@code NN-k.diff}, written by hand, and
 * {@code NN-k.txt} with the verdicts, written by {@code ./workbook authoring capture}.
 *
 * <pre>
 *  a lesson's wrong answers                          WrongAnswers
 *  a file is read, or refused with the place         WrongAnswerReader
 *  where a hunk belongs                              Search, Fitting
 * </pre>
 */
package workbook.wrong;
