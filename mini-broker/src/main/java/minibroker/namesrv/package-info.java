/**
 * The name server: tells clients which broker has which topic.
 *
 * <p>Invariant: it knows only what brokers told it, and forgets a broker that has gone silent. It keeps nothing on disk;
 * after a restart the brokers tell it everything again.
 *
 * <p>Lesson 04.
 */
package minibroker.namesrv;
