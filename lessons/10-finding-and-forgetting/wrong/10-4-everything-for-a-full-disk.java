// Mistake: deletes for a full disk until nothing is left
// region 1
OptionalLong second = log.secondSegment();
while (second.isPresent() && second.getAsLong() <= dispatched && isTooOld(second.getAsLong())) {
    log.deleteBefore(second.getAsLong());
    second = log.secondSegment();
}
while (share > limits.deleteAbove() && second.isPresent() && second.getAsLong() <= dispatched) {
    log.deleteBefore(second.getAsLong());
    second = log.secondSegment();
}
if (log.minOffset() > before) {
    followers.accept(log.minOffset());
}
