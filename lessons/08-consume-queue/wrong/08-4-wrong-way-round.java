// Mistake: asks the binary search a question that is true first and false then
// region 1
if (boundary == MessageStore.Boundary.LOWER) {
    return BinarySearch.first(min, max, offset -> storeTimestamp.applyAsLong(offset) >= timestamp);
}
return BinarySearch.first(min, max, offset -> storeTimestamp.applyAsLong(offset) <= timestamp);
