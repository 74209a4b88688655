// Mistake: lets somebody wait who came after the end
// region 1
lock.lock();
try {
    if (failed) {
        return CompletableFuture.completedFuture(false);
    }
    waiters.add(waiter);
    changed.signal();
    return waiter.safe;
} finally {
    lock.unlock();
}
