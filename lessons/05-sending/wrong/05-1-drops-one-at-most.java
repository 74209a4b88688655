// Mistake: drops one message for each that comes, however large that is
// region 2
if (endOfLog - log.firstKey() > maxBytes && log.size() > 1) {
    log.pollFirstEntry();
}
long oldest = log.firstKey();
queues.values().forEach(queue -> queue.forget(oldest));
