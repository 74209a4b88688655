// Mistake: stops after 800 messages also for somebody who wants more of them
// region 3
List<byte[]> records = new ArrayList<>();
int size = 0;
long offset = from;
long end = Math.min(queue.maxOffset(), from + MAX_SCAN);
while (offset < end && records.size() < limits.messages()) {
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
