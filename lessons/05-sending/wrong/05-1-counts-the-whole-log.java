// Mistake: takes the number of all messages for the offset in the queue
// region 1
MemoryConsumeQueue queue = queues.computeIfAbsent(messages.get(0).queue(), anyQueue -> new MemoryConsumeQueue());
long firstOffset = log.size();
long now = clock.millis();
List<Long> places = new ArrayList<>(messages.size());
for (Message message : messages) {
    StoredMessage stored = new StoredMessage(message, log.size(), endOfLog, now, storeHost);
    queue.append(stored);
    log.put(endOfLog, stored);
    places.add(endOfLog);
    endOfLog += bytesOf(message);
}
dropOldest();
return new PutResult.Stored(firstOffset, places);
