// Mistake: takes every offset from the end on for "nothing new", so who got ahead waits for ever
// region 2
long min = minOffset(queue);
long max = maxOffset(queue);
if (max == 0) {
    return new GetResult.EmptyQueue();
}
if (offset < min) {
    return new GetResult.OffsetTooSmall(min);
}
if (offset >= max) {
    return new GetResult.NoNewMessage(offset);
}
return read(queues.get(queue), offset, limits, tags);
