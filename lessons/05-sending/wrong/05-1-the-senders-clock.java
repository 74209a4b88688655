// Mistake: stores the time at which the message was made, by its sender's clock
// region 1
MemoryConsumeQueue queue = queues.computeIfAbsent(messages.get(0).queue(), anyQueue -> new MemoryConsumeQueue());
long firstOffset = queue.maxOffset();
List<Long> places = new ArrayList<>(messages.size());
for (Message message : messages) {
    StoredMessage stored =
            new StoredMessage(message, queue.maxOffset(), endOfLog, message.bornTimestamp(), storeHost);
    queue.append(stored);
    log.put(endOfLog, stored);
    places.add(endOfLog);
    endOfLog += bytesOf(message);
}
dropOldest();
return new PutResult.Stored(firstOffset, places);
