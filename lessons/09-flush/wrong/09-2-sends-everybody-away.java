// Mistake: a tick sends everybody away as soon as one has waited too long
// region 3
long now = clock.millis();
if (waiters.stream().anyMatch(waiter -> waiter.deadline <= now)) {
    take(waiter -> true).forEach(waiter -> waiter.safe.complete(false));
}
