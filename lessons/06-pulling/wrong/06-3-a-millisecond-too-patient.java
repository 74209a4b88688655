// Mistake: at the deadline itself the pull is still held
// region 3
long now = clock.millis();
for (MessageQueue queue : queues()) {
    long max = maxOffset.applyAsLong(queue);
    release(queue, pull -> pull.deadline() < now || max > pull.offset() || !pull.isWanted());
}
