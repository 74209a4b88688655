/**
 * The queue in which requests wait, and the pace at which they are taken out of it.
 *
 * <pre>
 *  producers --put, offer--> BoundedQueue --take--> RateLimitedDrain --> the work
 *                                                         |
 *                                            RateLimiter: how long until the next one
 * </pre>
 *
 * <p>Invariants: the queue never holds more than its capacity, and nothing that it took is lost; two elements are never
 * handed out closer to each other than the rate allows. Nothing here knows what an element is, or what a network is.
 *
 * <p>Lesson 01.
 */
package minibroker.queue;
