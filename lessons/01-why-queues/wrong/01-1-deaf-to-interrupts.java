// Mistake: the interrupt is swallowed inside the loop; a thread that waits can't be stopped.
// region 3
lock.lock();
try {
    while (elements.isEmpty() && !closed) {
        try {
            notEmpty.await();
        } catch (InterruptedException e) {
            // wait on
        }
    }
    return removeOldest();
} finally {
    lock.unlock();
}
