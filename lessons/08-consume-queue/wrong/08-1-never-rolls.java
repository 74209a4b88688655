// Mistake: writes into the last file, full or not
// region 1
MappedFile segment = entries.last().orElseGet(entries::roll);
ByteBuffer out = segment.tail();
out.putLong(entry.commitLogOffset());
out.putInt(entry.size());
out.putLong(entry.tagCode());
segment.advance(ENTRY_BYTES);
