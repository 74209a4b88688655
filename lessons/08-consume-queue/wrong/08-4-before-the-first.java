// Mistake: UPPER returns an offset before the first one
// region 1
if (boundary == MessageStore.Boundary.LOWER) {
    return BinarySearch.first(min, max, offset -> storeTimestamp.applyAsLong(offset) >= timestamp);
}
long younger = BinarySearch.first(min, max, offset -> storeTimestamp.applyAsLong(offset) > timestamp);
return younger - 1;
