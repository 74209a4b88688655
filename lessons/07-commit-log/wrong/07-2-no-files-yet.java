// Mistake: takes for granted that there is a file
// region 1
List<MappedFile> all = segments;
if (offset < all.get(0).firstOffset()) {
    return Optional.empty();
}
long index = (offset - all.get(0).firstOffset()) / segmentSize;
if (index >= all.size()) {
    return Optional.empty();
}
MappedFile segment = all.get((int) index);
return offset < segment.endOffset() ? Optional.of(segment) : Optional.empty();
