// Mistake: never ends its look at the file
// region 2
if (queueOffset < minOffset || queueOffset >= maxOffset()) {
    return Optional.empty();
}
Optional<Slice> slice = entries.slice(queueOffset * ENTRY_BYTES, ENTRY_BYTES);
if (slice.isEmpty()) {
    return Optional.empty();
}
ByteBuffer in = slice.get().bytes();
return Optional.of(new ConsumeQueueEntry(in.getLong(), in.getInt(), in.getLong()));
