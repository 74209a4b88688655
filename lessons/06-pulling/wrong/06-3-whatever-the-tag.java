// Mistake: wakes everybody who waits at the queue, whether they want the message or not
// region 2
release(queue, pull -> true);
