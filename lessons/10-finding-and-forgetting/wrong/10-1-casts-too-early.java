// Mistake: makes an int of the milliseconds, and then seconds of it
// region 1
int entry = bytes.getInt(NEXT_ENTRY_AT);
int entryAt = entryAt(entry);
bytes.putInt(entryAt, hash);
bytes.putLong(entryAt + 4, commitLogOffset);
bytes.putInt(entryAt + 12, (int) (storeTimestamp - beginTimestamp()) / 1000);
bytes.putInt(entryAt + 16, older);
bytes.putInt(slotAt, entry);
bytes.putInt(NEXT_ENTRY_AT, entry + 1);
