// Mistake: takes everything that is not a message for a torn tail
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
return position;
