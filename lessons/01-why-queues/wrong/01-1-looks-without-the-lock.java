// Mistake: offer looks at the queue before it has the lock. What it saw is old when it appends.
// region 1
if (closed || elements.size() == capacity) {
    return false;
}
lock.lock();
try {
    append(element);
    return true;
} finally {
    lock.unlock();
}
