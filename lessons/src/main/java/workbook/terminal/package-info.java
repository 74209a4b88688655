/**
 * What the program knows of the terminal that it writes to.
 *
 * <p>Everything above asks here how wide a line may be, and nothing above knows the library that finds out. That
 * library is loaded by the first question: where nobody looks at the output, it is not asked.
 *
 * <pre>
 *  whether a person looks, how wide, with colours or without    Tty
 *  text in columns: how many it takes, how it is broken         Columns
 *  a screen of lines and the keys that are pressed              Window
 * </pre>
 */
package workbook.terminal;
