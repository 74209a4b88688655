/**
 * The cross-check: the same client programs against mini-broker (yours or the finished one) and against Apache
 * RocketMQ.
 *
 * <p>A {@link crosscheck.Scenario} acts on a {@link crosscheck.Stage} and notes what it sees; {@link
 * crosscheck.CrossCheck} runs it on both and compares the notes.
 */
package crosscheck;
