// Mistake: writes the first record's size when that record is written, not at the end
// region 1
putInOrder(out, start, -bytes);
for (RecordDraft draft : drafts) {
    int position = out.position();
    places.add(segment.firstOffset() + position);
    write(draft, out, segment.firstOffset() + position, queueOffset + places.size() - 1, now);
    out.putInt(position, draft.size());
}

segment.advance(bytes);
queueOffsets.set(first.queue(), queueOffset + places.size());
return new PutResult.Stored(queueOffset, places);
