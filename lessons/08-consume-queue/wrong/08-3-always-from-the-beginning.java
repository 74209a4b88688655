// Mistake: goes over the whole log at each start
// region 1
torn.forEach(queues::delete);
walk(logMinOffset, indexFrom, message -> {
    if (message.commitLogOffset() >= queuesFrom || torn.contains(message.queue())) {
        putUnlessGap(message, withGap);
    }
});
return withGap;
