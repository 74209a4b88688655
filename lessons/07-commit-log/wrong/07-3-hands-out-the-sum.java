// Mistake: copies the bytes as they stand in the log
// region 2
SegmentScanner segment = new SegmentScanner(bytes, file.firstOffset(), segments.segmentSize());
LogRecord found = segment.at(position);
if (found instanceof LogRecord.Message message) {
    byte[] record = new byte[message.size()];
    bytes.get(position, record);
    return Optional.of(record);
}
if (found instanceof LogRecord.Damaged damaged && segment.wasMessage(position)) {
    throw new DamagedFile(file.path(), position, damaged.problem());
}
return Optional.empty();
