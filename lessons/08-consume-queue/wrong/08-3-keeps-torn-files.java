// Mistake: builds on what is left of a torn queue
// region 1
walk(torn.isEmpty() ? queuesFrom : logMinOffset, indexFrom, message -> {
    if (message.commitLogOffset() >= queuesFrom || torn.contains(message.queue())) {
        putUnlessGap(message, withGap);
    }
});
return withGap;
