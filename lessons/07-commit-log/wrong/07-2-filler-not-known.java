// Mistake: writes the filler and does not make the rest known
// region 2
int rest = last.room();
if (rest > 0) {
    last.tail().putInt(rest).putInt(LogRecord.FILLER_MAGIC);
}
return segments.roll();
