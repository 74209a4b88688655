// Mistake: takes it that the index lacks what the queues lack
// region 1
torn.forEach(queues::delete);
long from = torn.isEmpty() ? queuesFrom : logMinOffset;
walk(from, from, message -> {
    if (message.commitLogOffset() >= queuesFrom || torn.contains(message.queue())) {
        putUnlessGap(message, withGap);
    }
});
return withGap;
