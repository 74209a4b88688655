// Mistake: treats a damaged message like one that is not there
// region 2
LogSegment segment = new LogSegment(bytes, file.firstOffset(), segments.segmentSize(), sums::at);
LogRecord found = segment.at(position);
if (found instanceof LogRecord.Message message) {
    byte[] record = new byte[message.size()];
    bytes.get(position, record);
    return Optional.of(record);
}
return Optional.empty();
