// Mistake: takes the queue offset for the place in the file
// region 2
if (queueOffset < minOffset || queueOffset >= maxOffset()) {
    return Optional.empty();
}
Optional<Slice> slice = entries.slice(queueOffset, ENTRY_BYTES);
if (slice.isEmpty()) {
    return Optional.empty();
}
try (Slice open = slice.get()) {
    ByteBuffer in = open.bytes();
    return Optional.of(new ConsumeQueueEntry(in.getLong(), in.getInt(), in.getLong()));
}
