// Mistake: keeps a position in the list, which is beyond the end when the list has become shorter
// region 2
MessageQueue queue = queues.get(next.get());
next.updateAndGet(position -> (position + 1) % queues.size());
return queue;
