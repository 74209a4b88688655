// Mistake: writes the offset in the log as four bytes with a sign, which do for 2 GB
// region 1
MappedFile segment = entries.last().filter(last -> last.room() > 0).orElseGet(entries::roll);
ByteBuffer out = segment.tail();
out.putLong((int) entry.commitLogOffset());
out.putInt(entry.size());
out.putLong(entry.tagCode());
segment.advance(ENTRY_BYTES);
