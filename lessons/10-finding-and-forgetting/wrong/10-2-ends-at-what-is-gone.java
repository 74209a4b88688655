// Mistake: gives up at the first suggestion that is gone
// region 1
index.find(query, offset -> {
    Optional<byte[]> record = log.read(offset);
    if (record.isEmpty()) {
        return false;
    }
    if (query.matches(new RecordView(ByteBuffer.wrap(record.get()), 0))) {
        records.add(record.get());
    }
    return !query.isAnsweredBy(records);
});
return records;
