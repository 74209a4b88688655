/**
 * The one thing the broker knows of the workbook around it: the exception that an unfinished exercise throws.
 *
 * <pre>
 *  behaviour                       class       lesson
 *  an exercise is not written yet  NotDoneYet
 * </pre>
 */
package minibroker.exercise;
