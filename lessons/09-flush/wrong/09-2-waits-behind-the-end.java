// Mistake: lets somebody wait who came after the end
// region 1
lock.lock();
try {
    if (failed) {
        return CompletableFuture.completedFuture(false);
    }
    waiters.add(waiter);
} finally {
    lock.unlock();
}
flusher.execute(this::flushForAll);
return waiter.safe;
