// Mistake: goes over the whole file, wherever it is told to begin
// region 1
int position = 0;
LogRecord record = segment.at(position);
while (record instanceof LogRecord.Message message) {
    position += message.size();
    record = segment.at(position);
}
if (record instanceof LogRecord.Filler filler) {
    return position + filler.size();
}
int behind = position + (record instanceof LogRecord.Unfinished unfinished ? unfinished.size() : 1);
Optional<Place> next = findMessage(index, segment, behind);
if (next.isPresent()) {
    throw damaged(files.get(index), position, record, next.get());
}
return position;
