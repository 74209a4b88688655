// Mistake: takes the oldest out of the log, and leaves them in their queues
// region 2
while (endOfLog - log.firstKey() > maxBytes && log.size() > 1) {
    log.pollFirstEntry();
}
