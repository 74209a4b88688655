// Mistake: writes the size before the offset, and reads it so too
// region 1
MappedFile segment = entries.last().filter(last -> last.room() > 0).orElseGet(entries::roll);
ByteBuffer out = segment.tail();
out.putInt(entry.size());
out.putLong(entry.commitLogOffset());
out.putLong(entry.tagCode());
segment.advance(ENTRY_BYTES);
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
    int size = in.getInt();
    return Optional.of(new ConsumeQueueEntry(in.getLong(), size, in.getLong()));
}
