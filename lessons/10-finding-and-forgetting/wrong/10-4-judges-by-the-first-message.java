// Mistake: judges a file by its oldest message
// region 1
OptionalLong second = log.secondSegment();
while (second.isPresent() && second.getAsLong() <= dispatched && isTooOld(log.minOffset())) {
    log.deleteBefore(second.getAsLong());
    second = log.secondSegment();
}
if (share > limits.deleteAbove() && second.isPresent() && second.getAsLong() <= dispatched) {
    log.deleteBefore(second.getAsLong());
}
if (log.minOffset() > before) {
    followers.accept(log.minOffset());
}
