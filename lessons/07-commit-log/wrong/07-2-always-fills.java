// Mistake: fills up a file that is full already
// region 2
int rest = last.room();
last.tail().putInt(rest).putInt(LogRecord.FILLER_MAGIC);
last.advance(rest);
return segments.roll();
