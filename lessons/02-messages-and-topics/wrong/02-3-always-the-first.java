// Mistake: every producer begins with queue 0
// region 1
return new RoundRobinQueues(0);
