// Mistake: looks at the flags before it has the lock
// region 1
if (failed || closing) {
    return CompletableFuture.completedFuture(false);
}
lock.lock();
try {
    waiters.add(waiter);
} finally {
    lock.unlock();
}
flusher.execute(this::flushForAll);
return waiter.safe;
