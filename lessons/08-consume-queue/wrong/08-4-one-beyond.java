// Mistake: UPPER returns the first younger message in place of the one before it
// region 1
if (boundary == MessageStore.Boundary.LOWER) {
    return BinarySearch.first(min, max, offset -> storeTimestamp.applyAsLong(offset) >= timestamp);
}
long younger = BinarySearch.first(min, max, offset -> storeTimestamp.applyAsLong(offset) > timestamp);
return Math.max(min, younger);
