/**
 * A ticket shop, twice: once it calls the gateways that notify its customers, once it leaves that to queues. And a
 * service that meets ten times its usual load, alone and behind a queue.
 *
 * <p>Invariant: how long something takes comes in as a {@link programs.whyqueues.Latency}, so that a check plays in no
 * time what a program plays for real.
 *
 * <p>Lesson 01.
 */
package programs.whyqueues;
