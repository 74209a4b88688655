/**
 * The broker itself: takes messages, hands them out, and knows who its clients are.
 *
 * <p>Invariant: no request handler waits. What has to wait keeps its exchange and answers later.
 *
 * <p>Lessons 05, 06, and 11 to 14.
 */
package minibroker.broker;
