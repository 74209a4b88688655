// Mistake: begins with any of four queues, whatever their number
// region 1
return new RoundRobinQueues(ThreadLocalRandom.current().nextInt(4));
