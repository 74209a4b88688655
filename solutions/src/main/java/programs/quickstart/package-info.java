/**
 * Apache's own quickstart programs, unchanged, against a broker of choice, and what became of their messages: at the
 * end of lesson 03 in two lines, and as capstone I, at the end of lesson 06, in full.
 */
package programs.quickstart;
