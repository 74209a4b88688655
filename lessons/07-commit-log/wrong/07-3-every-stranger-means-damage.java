// Mistake: calls the log damaged when the offset is wrong
// region 2
SegmentScanner segment = new SegmentScanner(bytes, file.firstOffset(), segments.segmentSize());
LogRecord found = segment.at(position);
if (found instanceof LogRecord.Message message) {
    return Optional.of(segment.copy(position, message.size()));
}
if (found instanceof LogRecord.Damaged damaged) {
    throw new DamagedFile(file.path(), position, damaged.problem());
}
return Optional.empty();
