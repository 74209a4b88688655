/**
 * What a learner has done so far, to hand on: as a table, as JSON, and as a page.
 *
 * <p>Invariant: a report only tells. It runs no check, changes no file of the learner's and asks nobody.
 *
 * <pre>
 *  what a report says, taken from the files and from what is remembered   StudyReport
 *  one lesson, exercise, capstone of it                                    LessonReport, ExerciseReport, CapstoneReport
 *  for a terminal; times in it and in the page                            ReportTable, LocalMinutes
 *  for programs; the page for teachers explains each field                 ReportJson
 *  for a browser, in the book's look                                       ReportPage
 * </pre>
 */
package workbook.report;
