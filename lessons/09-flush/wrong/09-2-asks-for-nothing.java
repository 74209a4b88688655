// Mistake: does not ask for a flush
// region 1
lock.lock();
try {
    if (failed || closing) {
        return CompletableFuture.completedFuture(false);
    }
    waiters.add(waiter);
} finally {
    lock.unlock();
}
return waiter.safe;
