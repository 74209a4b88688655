// Mistake: asks for a flush, and answers without waiting for it
// Fails capstone-2
// region 1
lock.lock();
try {
    waiters.add(waiter);
} finally {
    lock.unlock();
}
flusher.execute(this::flushForAll);
return CompletableFuture.completedFuture(!failed && !closing);
