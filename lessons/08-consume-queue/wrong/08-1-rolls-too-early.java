// Mistake: begins the next file while one entry still fits
// region 1
MappedFile segment = entries.last().filter(last -> last.room() > ENTRY_BYTES).orElseGet(entries::roll);
ByteBuffer out = segment.tail();
out.putLong(entry.commitLogOffset());
out.putInt(entry.size());
out.putLong(entry.tagCode());
segment.advance(ENTRY_BYTES);
