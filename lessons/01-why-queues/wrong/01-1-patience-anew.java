// Mistake: each early wake-up starts the whole patience anew.
// region 5
lock.lockInterruptibly();
try {
    while (elements.isEmpty() && !closed) {
        if (notEmpty.awaitNanos(patience.toNanos()) <= 0) {
            break;
        }
    }
    return removeOldest();
} finally {
    lock.unlock();
}
