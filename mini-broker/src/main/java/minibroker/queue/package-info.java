/**
 * The queue in which requests wait, and the pace at which they are taken out of it.
 *
 * <pre>
 *  producers --put, offer--> BoundedQueue --take--> RateLimitedDrain --> the work
 *                                                         |
 *                                            RateLimiter: how long until the next one
 * </pre>
 *
 * <pre>
 *  behaviour                            class             lesson
 *  elements wait, up to a capacity      BoundedQueue      01-1
 *  how long until the next one may go   RateLimiter       01-3
 *  elements are taken out at that pace  RateLimitedDrain  01-3
 * </pre>
 *
 * <p>Invariants: the queue never holds more than its capacity, and nothing that it took is lost; two elements are never
 * handed out closer to each other than the rate allows. Nothing here knows what an element is, or what a network is.
 *
 * <p>Lesson 01.
 */
package minibroker.queue;
