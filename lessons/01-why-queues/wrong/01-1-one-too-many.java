// Mistake: off by one, the queue grows beyond its capacity.
// region 1
lock.lock();
try {
    if (closed || elements.size() > capacity) {
        return false;
    }
    append(element);
    return true;
} finally {
    lock.unlock();
}
