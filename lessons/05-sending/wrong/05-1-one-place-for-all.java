// Mistake: the log moves on once for all messages, which therefore lie on top of each other
// region 1
MemoryConsumeQueue queue = queues.computeIfAbsent(messages.get(0).queue(), anyQueue -> new MemoryConsumeQueue());
long firstOffset = queue.maxOffset();
long now = clock.millis();
List<Long> places = new ArrayList<>(messages.size());
long bytes = 0;
for (Message message : messages) {
    StoredMessage stored = new StoredMessage(message, queue.maxOffset(), endOfLog, now, storeHost);
    queue.append(stored);
    log.put(endOfLog, stored);
    places.add(endOfLog);
    bytes += bytesOf(message);
}
endOfLog += bytes;
dropOldest();
return new PutResult.Stored(firstOffset, places);
