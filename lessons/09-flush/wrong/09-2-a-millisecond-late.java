// Mistake: lets them wait a tick longer than promised
// region 3
long now = clock.millis();
take(waiter -> waiter.deadline < now).forEach(waiter -> waiter.safe.complete(false));
