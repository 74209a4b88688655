// Mistake: takes everything that is neither message nor blank for damage
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
if (record instanceof LogRecord.Blank) {
    return position;
}
throw damaged(files.get(index), position, record, new Place(files.get(index), position));
