// Mistake: does not say which queues have gaps
// region 1
torn.forEach(queues::delete);
walk(torn.isEmpty() ? queuesFrom : logMinOffset, indexFrom, message -> {
    if (message.commitLogOffset() >= queuesFrom || torn.contains(message.queue())) {
        putUnlessGap(message, withGap);
    }
});
return Set.of();
