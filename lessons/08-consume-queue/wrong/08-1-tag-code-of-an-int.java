// Mistake: reads the tag code as the four bytes of a hash code
// region 2
if (queueOffset < minOffset || queueOffset >= maxOffset()) {
    return Optional.empty();
}
Optional<Slice> slice = entries.slice(queueOffset * ENTRY_BYTES, ENTRY_BYTES);
if (slice.isEmpty()) {
    return Optional.empty();
}
try (Slice open = slice.get()) {
    ByteBuffer in = open.bytes();
    return Optional.of(new ConsumeQueueEntry(in.getLong(), in.getInt(), in.getInt(16)));
}
