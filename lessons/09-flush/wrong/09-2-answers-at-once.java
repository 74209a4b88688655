// Mistake: wakes the thread that flushes, and answers without waiting for it
// Fails capstone-2
// region 1
lock.lock();
try {
    waiters.add(waiter);
    changed.signal();
    return CompletableFuture.completedFuture(!failed && !closing);
} finally {
    lock.unlock();
}
