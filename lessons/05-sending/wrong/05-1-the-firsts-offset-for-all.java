// Mistake: asks for the offset once, and gives it to every message of a put
// region 1
MemoryConsumeQueue queue = queues.computeIfAbsent(messages.get(0).queue(), anyQueue -> new MemoryConsumeQueue());
long firstOffset = queue.maxOffset();
long now = clock.millis();
List<Long> places = new ArrayList<>(messages.size());
for (Message message : messages) {
    StoredMessage stored = new StoredMessage(message, firstOffset, endOfLog, now, storeHost);
    queue.append(stored);
    log.put(endOfLog, stored);
    places.add(endOfLog);
    endOfLog += bytesOf(message);
}
dropOldest();
return new PutResult.Stored(firstOffset, places);
