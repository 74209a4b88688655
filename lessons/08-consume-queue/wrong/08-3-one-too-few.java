// Mistake: leaves out the message that stands exactly where the others end
// region 1
torn.forEach(queues::delete);
walk(torn.isEmpty() ? queuesFrom : logMinOffset, indexFrom, message -> {
    if (message.commitLogOffset() > queuesFrom || torn.contains(message.queue())) {
        putUnlessGap(message, withGap);
    }
});
return withGap;
