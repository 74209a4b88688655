// Mistake: holds the lock while it asks for the flush
// region 1
lock.lock();
try {
    if (failed || closing) {
        return CompletableFuture.completedFuture(false);
    }
    waiters.add(waiter);
    flusher.execute(this::flushForAll);
    return waiter.safe;
} finally {
    lock.unlock();
}
