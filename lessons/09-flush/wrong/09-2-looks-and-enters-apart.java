// Mistake: looks at the flags and enters the list with the lock, but gives it free in between
// region 1
lock.lock();
try {
    if (failed || closing) {
        return CompletableFuture.completedFuture(false);
    }
} finally {
    lock.unlock();
}
lock.lock();
try {
    waiters.add(waiter);
} finally {
    lock.unlock();
}
flusher.execute(this::flushForAll);
return waiter.safe;
