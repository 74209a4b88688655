// Mistake: tells those who have waited too long that all is well
// region 3
long now = clock.millis();
take(waiter -> waiter.deadline <= now).forEach(waiter -> waiter.safe.complete(true));
