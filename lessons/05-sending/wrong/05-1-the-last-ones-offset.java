// Mistake: answers with the offset of the last message instead of the first one's
// region 1
MemoryConsumeQueue queue = queues.computeIfAbsent(messages.get(0).queue(), anyQueue -> new MemoryConsumeQueue());
long now = clock.millis();
List<Long> places = new ArrayList<>(messages.size());
for (Message message : messages) {
    StoredMessage stored = new StoredMessage(message, queue.maxOffset(), endOfLog, now, storeHost);
    queue.append(stored);
    log.put(endOfLog, stored);
    places.add(endOfLog);
    endOfLog += bytesOf(message);
}
dropOldest();
return new PutResult.Stored(queue.maxOffset() - 1, places);
