// Mistake: begins where the other queues end, also for torn ones
// region 1
torn.forEach(queues::delete);
walk(queuesFrom, indexFrom, message -> {
    if (message.commitLogOffset() >= queuesFrom || torn.contains(message.queue())) {
        putUnlessGap(message, withGap);
    }
});
return withGap;
