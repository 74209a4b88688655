// Mistake: builds the torn queues and forgets what the others lack
// region 1
torn.forEach(queues::delete);
walk(torn.isEmpty() ? queuesFrom : logMinOffset, indexFrom, message -> {
    if (torn.isEmpty() || torn.contains(message.queue())) {
        putUnlessGap(message, withGap);
    }
});
return withGap;
