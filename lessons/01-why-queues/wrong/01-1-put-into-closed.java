// Mistake: put does not look whether the queue is closed.
// region 2
lock.lockInterruptibly();
try {
    while (elements.size() == capacity && !closed) {
        notFull.await();
    }
    append(element);
} finally {
    lock.unlock();
}
