/**
 * How fast the mini-broker is, beside the real one in the same run: {@code ./workbook bench}.
 *
 * <p>The brokers take turns, A B A B, because a machine has good and bad minutes. Each runs in a JVM of its own, with
 * the same options, and the load in another one: the unmodified client. {@link bench.load} is that program.
 *
 * <p>Invariant: a number stands in the report only if the messages behind it were counted; what failed or was lost
 * stands beside it.
 */
package bench;
