// Mistake: keeps pulls whose clients are gone until their time is over
// region 3
long now = clock.millis();
for (MessageQueue queue : queues()) {
    long max = maxOffset.applyAsLong(queue);
    release(queue, pull -> pull.deadline() <= now || max > pull.offset());
}
