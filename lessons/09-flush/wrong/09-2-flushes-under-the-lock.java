// Mistake: holds the lock while the disk is busy
// region 2
lock.lock();
try {
    long flushed = flush.getAsLong();
    take(waiter -> waiter.offset <= flushed).forEach(waiter -> waiter.safe.complete(true));
} finally {
    lock.unlock();
}
