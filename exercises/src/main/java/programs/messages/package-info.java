/**
 * Messages with names: what goes wrong without them, who refuses which, and how a producer spreads them over the queues
 * of a topic.
 *
 * <p>{@link programs.messages.SpreadSales} and {@link programs.messages.RoundRobinQueues} are exercise 02-3. The others
 * are there to be run: {@link programs.messages.Bookkeeper} uses what exercise 02-1 is about, {@link
 * programs.messages.RefusedSends} asks a broker what 02-2 is about, and {@link programs.messages.FirstQueues} shows why
 * a producer begins anywhere.
 */
package programs.messages;
