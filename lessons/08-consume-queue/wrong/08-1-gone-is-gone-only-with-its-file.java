// Mistake: finds entries whose messages the log has forgotten
// region 2
if (queueOffset >= maxOffset()) {
    return Optional.empty();
}
Optional<Slice> slice = entries.slice(queueOffset * ENTRY_BYTES, ENTRY_BYTES);
if (slice.isEmpty()) {
    return Optional.empty();
}
try (Slice open = slice.get()) {
    ByteBuffer in = open.bytes();
    return Optional.of(new ConsumeQueueEntry(in.getLong(), in.getInt(), in.getLong()));
}
