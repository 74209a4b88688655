// Mistake: asks the store in the condition, so for each held pull, and under the lock
// region 3
long now = clock.millis();
for (MessageQueue queue : queues()) {
    release(
            queue,
            pull -> pull.deadline() <= now || maxOffset.applyAsLong(queue) > pull.offset() || !pull.isWanted());
}
