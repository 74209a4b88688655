// Mistake: as many bytes as are allowed are already too many
// region 2
while (endOfLog - log.firstKey() >= maxBytes && log.size() > 1) {
    log.pollFirstEntry();
}
long oldest = log.firstKey();
queues.values().forEach(queue -> queue.forget(oldest));
