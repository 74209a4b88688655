// Mistake: writes the announcement after the records, just before it takes it back
// region 1
for (RecordDraft draft : drafts) {
    int position = out.position();
    places.add(segment.firstOffset() + position);
    write(draft, out, segment.firstOffset() + position, queueOffset + places.size() - 1, now);
    if (position > start) {
        out.putInt(position, draft.size());
    }
}
putInOrder(out, start, -bytes);
putInOrder(out, start, drafts.get(0).size());

segment.advance(bytes);
queueOffsets.set(first.queue(), queueOffset + places.size());
return new PutResult.Stored(queueOffset, places);
