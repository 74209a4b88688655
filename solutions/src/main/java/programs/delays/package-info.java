/**
 * Programs of lesson 16: what it costs to look for unpaid orders, how late delayed messages are, and orders that are
 * cancelled by a message that was sent when they were placed.
 */
package programs.delays;
