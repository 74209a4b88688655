// Mistake: multiplies before the offset is a long again; from offset 107,374,183 on that overflows
// region 2
if (queueOffset < minOffset || queueOffset >= maxOffset()) {
    return Optional.empty();
}
Optional<Slice> slice = entries.slice((int) queueOffset * ENTRY_BYTES, ENTRY_BYTES);
if (slice.isEmpty()) {
    return Optional.empty();
}
try (Slice open = slice.get()) {
    ByteBuffer in = open.bytes();
    return Optional.of(new ConsumeQueueEntry(in.getLong(), in.getInt(), in.getLong()));
}
