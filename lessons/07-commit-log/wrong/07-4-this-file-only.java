// Mistake: looks for messages behind the end in this file only
// region 1
int position = from;
LogRecord record = segment.at(position);
while (record instanceof LogRecord.Message message) {
    position += message.size();
    record = segment.at(position);
}
if (record instanceof LogRecord.Filler filler) {
    return position + filler.size();
}
int behind = position + (record instanceof LogRecord.Unfinished unfinished ? unfinished.size() : 1);
OptionalInt next = segment.findMessage(behind);
if (next.isPresent()) {
    throw damaged(files.get(index), position, record, new Place(files.get(index), next.getAsInt()));
}
return position;
