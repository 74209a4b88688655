// Mistake: takes it for an error that a message is gone
// region 1
index.find(query, offset -> {
    byte[] record = log.read(offset).orElseThrow();
    if (query.matches(new RecordView(ByteBuffer.wrap(record), 0))) {
        records.add(record);
    }
    return !query.isAnsweredBy(records);
});
return records;
