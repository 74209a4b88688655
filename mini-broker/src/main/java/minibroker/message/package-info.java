/**
 * What a message is: topic, properties, body, queue; its limits and its stored form.
 *
 * <p>Invariant: a message keeps RocketMQ's rules, {@link minibroker.message.MessageRules}, when the store gets it. The
 * types here do not see to that: whoever brings a message into the broker checks it, and whoever adds properties to it
 * later, because it has to wait or is tried again, checks its size once more.
 *
 * <p>Lesson 02, and lesson 06 for the stored form.
 */
package minibroker.message;
