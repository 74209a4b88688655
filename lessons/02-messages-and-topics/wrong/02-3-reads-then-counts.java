// Mistake: reads the number and counts later; meanwhile another thread reads the same
// region 2
MessageQueue queue = queues.get(Math.floorMod(next.get(), queues.size()));
next.incrementAndGet();
return queue;
