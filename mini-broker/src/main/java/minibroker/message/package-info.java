/**
 * What a message is: topic, properties, body, queue; its limits and its stored form.
 *
 * <p>Invariant: a message that is in here keeps RocketMQ's rules, so nobody below or above checks them again.
 *
 * <p>Lesson 02, and lesson 06 for the stored form.
 */
package minibroker.message;
