/**
 * The one thing the broker knows of the workbook around it: the exception that an unfinished exercise throws.
 */
package minibroker.exercise;
