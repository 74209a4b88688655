// Mistake: holds the lock while it answers
// region 2
long flushed = flush.getAsLong();
lock.lock();
try {
    take(waiter -> waiter.offset <= flushed).forEach(waiter -> waiter.safe.complete(true));
} finally {
    lock.unlock();
}
