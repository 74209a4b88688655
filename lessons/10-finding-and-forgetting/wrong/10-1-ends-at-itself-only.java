// Mistake: ends where an entry leads to itself, but not in a larger circle
// region 2
ByteBuffer bytes = file.bytes();
int entry = bytes.getInt(slotAt(hash));
entry = entry <= entries() ? entry : 0;
boolean more = true;
while (more && entry > 0) {
    int entryAt = entryAt(entry);
    long earliest = beginTimestamp() + bytes.getInt(entryAt + 12) * 1000L;
    if (bytes.getInt(entryAt) == hash && earliest <= end && earliest + 999 >= begin) {
        more = found.test(bytes.getLong(entryAt + 4));
    }
    int older = bytes.getInt(entryAt + 16);
    more &= earliest + 999 >= begin;
    entry = older != entry ? older : 0;
}
