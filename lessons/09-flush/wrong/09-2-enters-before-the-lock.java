// Mistake: takes the lock only to ask for the flush
// region 1
if (failed || closing) {
    return CompletableFuture.completedFuture(false);
}
waiters.add(waiter);
lock.lock();
try {
    flusher.execute(this::flushForAll);
} finally {
    lock.unlock();
}
return waiter.safe;
