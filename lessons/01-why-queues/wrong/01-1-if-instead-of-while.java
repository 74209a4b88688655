// Mistake: put and take look at the queue once, before they wait, and believe that it is as they hoped afterwards.
// region 2
lock.lockInterruptibly();
try {
    if (elements.size() == capacity && !closed) {
        notFull.await();
    }
    if (closed) {
        throw new IllegalStateException("The queue is closed");
    }
    append(element);
} finally {
    lock.unlock();
}
// region 3
lock.lockInterruptibly();
try {
    if (elements.isEmpty() && !closed) {
        notEmpty.await();
    }
    return removeOldest();
} finally {
    lock.unlock();
}
