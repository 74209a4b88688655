// Mistake: puts every message that passes by into its queue
// region 1
torn.forEach(queues::delete);
walk(torn.isEmpty() ? queuesFrom : logMinOffset, indexFrom, message -> putUnlessGap(message, withGap));
return withGap;
