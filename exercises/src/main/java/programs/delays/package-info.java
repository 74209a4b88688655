/** An order's end: paid in time, or cancelled by a message that was sent when it was placed. Lesson 16. */
package programs.delays;
