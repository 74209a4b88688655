// Mistake: the absolute value walks backwards below zero
// region 2
return queues.get(Math.abs(next.getAndIncrement() % queues.size()));
