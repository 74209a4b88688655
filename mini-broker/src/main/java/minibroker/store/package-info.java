/**
 * Where messages are kept: one log of all messages, and for each queue the list of its messages' places in the log.
 *
 * <p>Invariant: a message that was answered as stored can be read by its queue offset and by its commit log offset until
 * it is the oldest and its room is needed; queue offsets have no gap.
 *
 * <p>{@link minibroker.store.MessageStore} is the border. Lesson 05 puts into it, lesson 06 reads from it, part II
 * writes the one that survives a power cut.
 */
package minibroker.store;
