/**
 * Says whether a broker kept its word, from what its clients did and saw.
 *
 * <p>Producers note each attempt to send: when it began and ended, and whether it was acknowledged, refused, or nobody
 * knows. Consumers note each message that they were given, and where it stood. That is the {@link
 * faults.history.History}. The {@link faults.history.HistoryChecker} compares it with what a broker promises and names
 * the operations that break a promise:
 *
 * <table> <caption>Kinds of broken promises</caption> <tr><td>lost</td><td>acknowledged, and the consumers never got
 * it</td></tr> <tr><td>duplicated</td><td>stored more often than it was sent, or delivered again although that was
 * excluded</td></tr> <tr><td>reordered</td><td>an earlier message stands, or came, behind a later one of the same
 * queue</td></tr> <tr><td>early</td><td>delivered before it was due, or even before it was sent</td></tr>
 * <tr><td>phantom</td><td>delivered, and nobody ever sent it, or it had been refused</td></tr> </table>
 *
 * <p>Nothing here knows of brokers or networks, so a history that is wrong on purpose is a few lines. Capstone II.
 *
 * <p>What a shop promises to its customers is more than what a broker promises to the shop. A {@link Holding} is a
 * thing that somebody holds for a time and may keep, a {@link HandledStep} one of several that must be taken in their
 * order; {@link HoldingChecker} and {@link StepChecker} judge them. Capstone IV.
 */
package faults.history;
