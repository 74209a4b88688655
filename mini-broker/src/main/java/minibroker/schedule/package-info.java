/**
 * Messages that are not to be delivered yet: by one of 18 levels, or at any second of the next three days.
 *
 * <p>Such a message is parked: put into a queue of the broker's own, from where it is put into its real queue when its
 * time has come. So what waits is on disk as everything else is, and memory holds only where each queue goes on.
 *
 * <p>Invariant: no message is delivered early, and each is delivered; twice at most after a power cut.
 *
 * <p>Lessons 16 and 17.
 */
package minibroker.schedule;
