// Mistake: takes the rounded second for the moment
// region 2
ByteBuffer bytes = file.bytes();
int entry = bytes.getInt(slotAt(hash));
entry = entry <= entries() ? entry : 0;
boolean more = true;
while (more && entry > 0) {
    int entryAt = entryAt(entry);
    long earliest = beginTimestamp() + bytes.getInt(entryAt + 12) * 1000L;
    if (bytes.getInt(entryAt) == hash && earliest <= end && earliest >= begin) {
        more = found.test(bytes.getLong(entryAt + 4));
    }
    int older = bytes.getInt(entryAt + 16);
    more &= earliest >= begin;
    entry = older < entry ? older : 0;
}
