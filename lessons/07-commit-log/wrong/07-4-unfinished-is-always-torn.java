// Mistake: does not look what is behind an unfinished append
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
if (record instanceof LogRecord.Unfinished) {
    return position;
}
int behind = position + 1;
Optional<Place> next = findMessage(index, segment, behind);
if (next.isPresent()) {
    throw damaged(files.get(index), position, record, next.get());
}
return position;
