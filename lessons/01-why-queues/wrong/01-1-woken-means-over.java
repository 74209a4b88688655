// Mistake: whoever is woken early gives up, although there is patience left.
// region 4
lock.lockInterruptibly();
try {
    if (elements.size() == capacity && !closed) {
        notFull.await(patience.toNanos(), java.util.concurrent.TimeUnit.NANOSECONDS);
    }
    return offer(element);
} finally {
    lock.unlock();
}
