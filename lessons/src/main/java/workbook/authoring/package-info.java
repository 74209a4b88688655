/**
 * Proves the lessons: that every starter fails for the right reason, that the reference passes at every step of the
 * way, and that plausible mistakes are caught with the words that a learner then reads.
 *
 * <p>Hidden verbs of the workbook, {@code ./workbook authoring starters|capture|verify}; {@code mvn verify -Pauthoring}
 * runs the last. Everything is compiled once, in memory; a step recompiles only the files whose text it changes and
 * repeats only the runs that loaded one of them.
 */
package workbook.authoring;
