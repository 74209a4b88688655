// Mistake: says how many bytes follow the eight of the filler, not how many it has
// region 2
int rest = last.room();
if (rest > 0) {
    last.tail().putInt(rest - 8).putInt(LogRecord.FILLER_MAGIC);
    last.advance(rest);
}
return segments.roll();
