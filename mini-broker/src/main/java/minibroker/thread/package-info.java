/**
 * Threads and timers: how the broker's own threads begin, what they do again and again, and how they end.
 *
 * <pre>
 *  behaviour                             class          lesson
 *  a task is run again and again         PeriodicTasks
 *  a thread begins, and is waited for    Threads
 *  everything is closed, whatever fails  Closing
 * </pre>
 *
 * <p>Invariants: no thread of the broker keeps the process alive; a periodic task that fails is tried again at its next
 * interval, and no other task is lost with it.
 *
 * <p>No lesson of its own: infrastructure.
 */
package minibroker.thread;
