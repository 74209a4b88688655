// Mistake: finds every byte of a file, written or not
// region 1
List<MappedFile> all = segments;
if (all.isEmpty() || offset < all.get(0).firstOffset()) {
    return Optional.empty();
}
long index = (offset - all.get(0).firstOffset()) / segmentSize;
if (index >= all.size()) {
    return Optional.empty();
}
MappedFile segment = all.get((int) index);
return Optional.of(segment);
