// Mistake: pauses for the answer only after the work is done: always one piece of work too early.
// region 1
Optional<E> next = queue.take();
while (next.isPresent()) {
    work.accept(next.get());
    pause.nanos(limiter.reserve(nanoTime.getAsLong()));
    next = queue.take();
}
