// Mistake: makes an int of the index before it compares
// region 1
List<MappedFile> all = segments;
if (all.isEmpty() || offset < all.get(0).firstOffset()) {
    return Optional.empty();
}
int index = (int) ((offset - all.get(0).firstOffset()) / segmentSize);
if (index >= all.size()) {
    return Optional.empty();
}
MappedFile segment = all.get(index);
return offset < segment.endOffset() ? Optional.of(segment) : Optional.empty();
