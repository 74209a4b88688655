// Mistake: gives up at the first suggestion that is not meant
// region 1
index.find(query, offset -> {
    Optional<byte[]> record = log.read(offset);
    if (record.isPresent() && query.matches(new RecordView(ByteBuffer.wrap(record.get()), 0))) {
        records.add(record.get());
        return !query.isAnsweredBy(records);
    }
    return false;
});
return records;
