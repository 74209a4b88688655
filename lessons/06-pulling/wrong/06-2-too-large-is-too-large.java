// Mistake: holds to the limit of bytes with the first message too, so a large one blocks its queue
// region 3
List<byte[]> records = new ArrayList<>();
int size = 0;
long offset = from;
long end = Math.min(queue.maxOffset(), from + Math.max(MAX_SCAN, limits.messages()));
while (offset < end && records.size() < limits.messages()) {
    StoredMessage stored = queue.at(offset);
    if (tags.test(stored.message().tagCode())) {
        byte[] record = MessageCodec.encode(stored);
        if (size + record.length > limits.bytes()) {
            break;
        }
        records.add(record);
        size += record.length;
    }
    offset++;
}
return records.isEmpty() ? new GetResult.NoneMatched(offset) : new GetResult.Found(records, offset);
