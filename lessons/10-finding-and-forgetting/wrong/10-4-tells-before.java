// Mistake: tells queues and index before the file is gone
// region 1
OptionalLong second = log.secondSegment();
while (second.isPresent() && second.getAsLong() <= dispatched && isTooOld(second.getAsLong())) {
    followers.accept(second.getAsLong());
    log.deleteBefore(second.getAsLong());
    second = log.secondSegment();
}
if (share > limits.deleteAbove() && second.isPresent() && second.getAsLong() <= dispatched) {
    followers.accept(second.getAsLong());
    log.deleteBefore(second.getAsLong());
}
