package minibroker.store;

import java.util.List;

/**
 * Messages that lie in the log one after the other.
 *
 * @param begin where the first of them was looked for
 * @param next where the next message begins, or will begin
 * @param passedOver how many bytes before {@code next} could not be read, because they are damaged or were deleted
 */
public record LogStretch(long begin, List<LogEntry> entries, long next, long passedOver) {}
