// Mistake: counts what was suggested, not what was right
// region 1
int[] suggested = {0};
index.find(query, offset -> {
    Optional<byte[]> record = log.read(offset);
    if (record.isPresent() && query.matches(new RecordView(ByteBuffer.wrap(record.get()), 0))) {
        records.add(record.get());
    }
    suggested[0]++;
    return suggested[0] < query.max();
});
return records;
