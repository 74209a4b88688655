// Mistake: looks until it finds something, however long that takes
// region 3
List<byte[]> records = new ArrayList<>();
int size = 0;
long offset = from;
while (offset < queue.maxOffset() && records.size() < limits.messages()) {
    StoredMessage stored = queue.at(offset);
    if (tags.test(stored.message().tagCode())) {
        byte[] record = MessageCodec.encode(stored);
        if (!records.isEmpty() && size + record.length > limits.bytes()) {
            break;
        }
        records.add(record);
        size += record.length;
    }
    offset++;
}
return records.isEmpty() ? new GetResult.NoneMatched(offset) : new GetResult.Found(records, offset);
