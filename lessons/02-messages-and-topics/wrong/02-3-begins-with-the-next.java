// Mistake: counts before it chooses, and begins one queue too late
// region 2
return queues.get(Math.floorMod(next.incrementAndGet(), queues.size()));
