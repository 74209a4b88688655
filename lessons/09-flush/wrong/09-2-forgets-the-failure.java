// Mistake: goes on as if the disk had never failed
// region 1
lock.lock();
try {
    if (closing) {
        return CompletableFuture.completedFuture(false);
    }
    waiters.add(waiter);
    changed.signal();
    return waiter.safe;
} finally {
    lock.unlock();
}
