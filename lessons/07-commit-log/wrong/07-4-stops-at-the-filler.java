// Mistake: takes a filler for the end of the log
// region 1
int position = from;
LogRecord record = segment.at(position);
while (record instanceof LogRecord.Message message) {
    position += message.size();
    record = segment.at(position);
}
if (record instanceof LogRecord.Filler filler) {
    return position;
}
int behind = position + (record instanceof LogRecord.Unfinished unfinished ? unfinished.size() : 1);
Optional<Place> next = findMessage(index, segment, behind);
if (next.isPresent()) {
    throw damaged(files.get(index), position, record, next.get());
}
return position;
