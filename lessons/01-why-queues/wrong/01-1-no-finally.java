// Mistake: an exception leaves put with the lock still held. Nobody gets into the queue any more.
// region 2
lock.lockInterruptibly();
while (elements.size() == capacity && !closed) {
    notFull.await();
}
if (closed) {
    throw new IllegalStateException("The queue is closed");
}
append(element);
lock.unlock();
