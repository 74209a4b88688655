// Mistake: does not wake the thread that flushes
// region 1
lock.lock();
try {
    if (failed || closing) {
        return CompletableFuture.completedFuture(false);
    }
    waiters.add(waiter);
    return waiter.safe;
} finally {
    lock.unlock();
}
