// Mistake: counts files from offset 0, although the first ones may be deleted
// region 1
for (int i = (int) (flushedOffset / segmentSize); i < all.size(); i++) {
    MappedFile segment = all.get(i);
    segment.flush();
    flushedOffset = segment.firstOffset() + segment.flushed();
}
return flushedOffset;
