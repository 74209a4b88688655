// Mistake: who has only messages before him that he does not want stays behind them until his time is over
// region 3
long now = clock.millis();
for (MessageQueue queue : queues()) {
    release(queue, pull -> pull.deadline() <= now || !pull.isWanted());
}
