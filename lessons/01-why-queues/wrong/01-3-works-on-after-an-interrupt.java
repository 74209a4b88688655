// Mistake: an interrupt in the pause is taken as the end of the pause.
// region 1
Optional<E> next = queue.take();
while (next.isPresent()) {
    long wait = limiter.reserve(nanoTime.getAsLong());
    try {
        if (wait > 0) {
            pause.nanos(wait);
        }
    } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
    }
    work.accept(next.get());
    next = queue.take();
}
