/**
 * Programs that show lesson 12: what one bad order does to those behind it, and what a kill between work and
 * acknowledgement leaves.
 */
package programs.failing;
