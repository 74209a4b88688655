// Mistake: sends who asks for a message that is gone to the end, past all that is left
// region 2
long min = minOffset(queue);
long max = maxOffset(queue);
if (max == 0) {
    return new GetResult.EmptyQueue();
}
if (offset == max) {
    return new GetResult.NoNewMessage(offset);
}
if (offset < min || offset > max) {
    return new GetResult.OffsetTooLarge(max);
}
return read(queues.get(queue), offset, limits, tags);
