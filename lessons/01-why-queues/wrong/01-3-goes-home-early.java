// Mistake: ends when the queue is empty for a moment, not when it is closed.
// region 1
while (queue.size() > 0) {
    long wait = limiter.reserve(nanoTime.getAsLong());
    if (wait > 0) {
        pause.nanos(wait);
    }
    work.accept(queue.take().get());
}
