// Mistake: says that everything is on disk, and forces nothing
// Fails capstone-2
// region 1
flushedOffset = maxOffset();
return flushedOffset;
