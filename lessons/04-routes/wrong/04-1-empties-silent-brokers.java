// Mistake: takes the topics of a silent broker away, and leaves the broker
// region 4
long now = clock.millis();
brokersByAddress.values().stream().filter(live -> live.deadline <= now).forEach(live -> live.topics.clear());
