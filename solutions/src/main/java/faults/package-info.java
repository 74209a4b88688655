/**
 * Programs that try to make a broker break its word: they kill its process, cut its connections, and send it rubbish,
 * while unmodified {@code rocketmq-client} producers and consumers go on; then the {@link
 * faults.history.HistoryChecker} says what became of their messages.
 *
 * <p>The broker runs in a JVM of its own, from the class path of this one, so a learner's classes are killed just like
 * the reference. Every run is driven by a seed, which it prints.
 *
 * <p>{@link faults.FaultsCommand} is the command line. Capstone II, {@code
 * programs.flush.PowerCutCapstone}, is made of {@link faults.CrashRun}.
 */
package faults;
