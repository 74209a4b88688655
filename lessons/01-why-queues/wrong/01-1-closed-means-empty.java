// Mistake: once the queue is closed, take throws away what is still inside.
// region 3
lock.lockInterruptibly();
try {
    while (elements.isEmpty() && !closed) {
        notEmpty.await();
    }
    if (closed) {
        return Optional.empty();
    }
    return removeOldest();
} finally {
    lock.unlock();
}
