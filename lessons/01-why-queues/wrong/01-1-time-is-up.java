// Mistake: when the time is over, poll does not look any more whether an element came in that very moment.
// region 5
long nanosLeft = patience.toNanos();
lock.lockInterruptibly();
try {
    while (elements.isEmpty() && !closed) {
        if (nanosLeft <= 0) {
            return Optional.empty();
        }
        nanosLeft = notEmpty.awaitNanos(nanosLeft);
        if (nanosLeft <= 0) {
            return Optional.empty();
        }
    }
    return removeOldest();
} finally {
    lock.unlock();
}
