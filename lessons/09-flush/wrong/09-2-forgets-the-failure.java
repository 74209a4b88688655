// Mistake: goes on as if the disk had never failed
// region 1
lock.lock();
try {
    if (closing) {
        return CompletableFuture.completedFuture(false);
    }
    waiters.add(waiter);
} finally {
    lock.unlock();
}
flusher.execute(this::flushForAll);
return waiter.safe;
