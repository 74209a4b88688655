package minibroker.schedule;

import java.util.OptionalLong;

/**
 * What waits at a delay level.
 *
 * @param delayMillis how long each message waits
 * @param waiting how many wait
 * @param nextDue when the first of them is due, in milliseconds since 1970; empty if none waits
 */
public record WaitingLevel(int level, long delayMillis, long waiting, OptionalLong nextDue) {}
