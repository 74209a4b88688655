// Mistake: takes more than were asked for
// region 1
index.find(query, offset -> {
    Optional<byte[]> record = log.read(offset);
    if (record.isPresent() && query.matches(new RecordView(ByteBuffer.wrap(record.get()), 0))) {
        records.add(record.get());
    }
    return true;
});
return records;
