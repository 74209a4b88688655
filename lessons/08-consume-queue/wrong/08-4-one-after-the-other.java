// Mistake: looks at one message after the other
// region 1
long offset = min;
while (offset < max && storeTimestamp.applyAsLong(offset) < timestamp) {
    offset++;
}
if (boundary == MessageStore.Boundary.LOWER) {
    return offset;
}
while (offset < max && storeTimestamp.applyAsLong(offset) <= timestamp) {
    offset++;
}
return Math.max(min, offset - 1);
