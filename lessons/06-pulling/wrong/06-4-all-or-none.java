// Mistake: notes the positions when all queues are read, so a failure in the last one has all of them read again
// region 2
SortedMap<MessageQueue, Long> read = new TreeMap<>(positions);
for (Map.Entry<MessageQueue, Long> position : read.entrySet()) {
    position.setValue(readToTheEnd(broker, position.getKey(), position.getValue(), handler));
}
positions.putAll(read);
