// Mistake: reads all queues and does not note how far it came
// region 2
for (Map.Entry<MessageQueue, Long> position : positions.entrySet()) {
    readToTheEnd(broker, position.getKey(), position.getValue(), handler);
}
