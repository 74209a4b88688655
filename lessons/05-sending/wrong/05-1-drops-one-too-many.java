// Mistake: goes on dropping when the others fit exactly
// region 2
if (endOfLog - log.firstKey() <= maxBytes) {
    return;
}
while (endOfLog - log.firstKey() >= maxBytes && log.size() > 1) {
    log.pollFirstEntry();
}
long oldest = log.firstKey();
queues.values().forEach(queue -> queue.forget(oldest));
