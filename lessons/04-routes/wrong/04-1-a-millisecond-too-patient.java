// Mistake: at the deadline itself the broker is still believed to be there
// region 4
long now = clock.millis();
brokersByAddress.values().removeIf(live -> live.deadline < now);
