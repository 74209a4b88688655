/**
 * Lesson 05: three ways to send, and what their sender knows when the broker dies.
 */
package programs.sending;
