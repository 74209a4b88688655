// Mistake: says how much is written, not how much was forced
// region 1
for (int i = firstUnflushed(all); i < all.size(); i++) {
    all.get(i).flush();
}
flushedOffset = maxOffset();
return flushedOffset;
