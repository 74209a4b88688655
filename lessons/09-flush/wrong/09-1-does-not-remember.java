// Mistake: does not remember how far it is
// region 1
long end = 0;
for (int i = firstUnflushed(all); i < all.size(); i++) {
    MappedFile segment = all.get(i);
    segment.flush();
    end = segment.firstOffset() + segment.flushed();
}
return end;
