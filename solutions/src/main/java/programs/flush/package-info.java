/**
 * Programs of lesson 09: what a power cut takes, what it costs that it takes nothing, and capstone II.
 *
 * <p>Their brokers are killed or measured, so each program starts its own, made of the classes in front on its class
 * path: the learner's, if there are any.
 */
package programs.flush;
