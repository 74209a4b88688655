// Mistake: Math.abs(Integer.MIN_VALUE) is negative
// region 2
return queues.get(Math.abs(next.getAndIncrement()) % queues.size());
