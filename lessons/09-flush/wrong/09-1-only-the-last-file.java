// Mistake: forces the last file only, although the one before became full since the last flush
// region 1
last().ifPresent(MappedFile::flush);
flushedOffset = maxOffset();
return flushedOffset;
