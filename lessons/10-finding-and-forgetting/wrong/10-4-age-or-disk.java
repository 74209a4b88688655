// Mistake: looks at the disk only if nothing was too old
// region 1
OptionalLong second = log.secondSegment();
while (second.isPresent() && second.getAsLong() <= dispatched && isTooOld(second.getAsLong())) {
    log.deleteBefore(second.getAsLong());
    second = log.secondSegment();
}
if (log.minOffset() == before
        && share > limits.deleteAbove()
        && second.isPresent()
        && second.getAsLong() <= dispatched) {
    log.deleteBefore(second.getAsLong());
}
if (log.minOffset() > before) {
    followers.accept(log.minOffset());
}
