// Mistake: an interrupted take ends with the lock still held.
// region 3
lock.lockInterruptibly();
while (elements.isEmpty() && !closed) {
    notEmpty.await();
}
Optional<E> oldest = removeOldest();
lock.unlock();
return oldest;
