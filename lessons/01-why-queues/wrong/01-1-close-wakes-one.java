// Mistake: close wakes one thread on each condition; all others wait for ever.
// region 6
lock.lock();
try {
    closed = true;
    notFull.signal();
    notEmpty.signal();
} finally {
    lock.unlock();
}
