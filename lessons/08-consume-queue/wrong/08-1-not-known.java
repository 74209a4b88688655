// Mistake: writes the entry and does not make it known
// region 1
MappedFile segment = entries.last().filter(last -> last.room() > 0).orElseGet(entries::roll);
ByteBuffer out = segment.tail();
out.putLong(entry.commitLogOffset());
out.putInt(entry.size());
out.putLong(entry.tagCode());
