// Mistake: UPPER finds the first message of a moment, not the last
// region 1
if (boundary == MessageStore.Boundary.LOWER) {
    return BinarySearch.first(min, max, offset -> storeTimestamp.applyAsLong(offset) >= timestamp);
}
long found = BinarySearch.first(min, max, offset -> storeTimestamp.applyAsLong(offset) >= timestamp);
return Math.max(min, Math.min(found, max - 1));
