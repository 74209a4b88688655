// Mistake: deletes what the queues don't know yet
// region 1
OptionalLong second = log.secondSegment();
while (second.isPresent() && isTooOld(second.getAsLong())) {
    log.deleteBefore(second.getAsLong());
    second = log.secondSegment();
}
if (share > limits.deleteAbove() && second.isPresent() && second.getAsLong() <= dispatched) {
    log.deleteBefore(second.getAsLong());
}
if (log.minOffset() > before) {
    followers.accept(log.minOffset());
}
