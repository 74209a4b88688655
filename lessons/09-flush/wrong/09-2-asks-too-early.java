// Mistake: asks for the flush before it is in the list
// region 1
flusher.execute(this::flushForAll);
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
