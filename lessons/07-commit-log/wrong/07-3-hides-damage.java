// Mistake: treats a damaged message like one that is not there
// region 2
SegmentScanner segment = new SegmentScanner(bytes, file.firstOffset(), segments.segmentSize());
LogRecord found = segment.at(position);
if (found instanceof LogRecord.Message message) {
    return Optional.of(segment.copy(position, message.size()));
}
return Optional.empty();
