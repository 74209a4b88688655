// Mistake: asks for a moment before there is anything to do. After a quiet hour two elements start at once.
// region 1
long wait = limiter.reserve(nanoTime.getAsLong());
Optional<E> next = queue.take();
while (next.isPresent()) {
    if (wait > 0) {
        pause.nanos(wait);
    }
    work.accept(next.get());
    wait = limiter.reserve(nanoTime.getAsLong());
    next = queue.take();
}
