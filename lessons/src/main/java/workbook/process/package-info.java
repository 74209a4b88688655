/**
 * What runs outside this JVM: Maven, when something has to be built, and the learner's broker and programs.
 */
package workbook.process;
