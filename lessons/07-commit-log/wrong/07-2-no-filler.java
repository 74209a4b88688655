// Mistake: makes the rest known and leaves it zeros
// region 2
int rest = last.room();
if (rest > 0) {
    last.advance(rest);
}
return segments.roll();
