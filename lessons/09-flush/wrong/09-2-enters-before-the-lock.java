// Mistake: takes the lock for the signal only
// region 1
if (failed || closing) {
    return CompletableFuture.completedFuture(false);
}
waiters.add(waiter);
lock.lock();
try {
    changed.signal();
    return waiter.safe;
} finally {
    lock.unlock();
}
