// Mistake: the remainder of a negative number is negative
// region 2
return queues.get(next.getAndIncrement() % queues.size());
