// Mistake: asks for the record's position when the buffer is behind it already
// region 1
putInOrder(out, start, -bytes);
for (RecordDraft draft : drafts) {
    long queuePlace = queueOffset + places.size();
    write(draft, out, segment.firstOffset() + out.position(), queuePlace, now);
    int position = out.position();
    places.add(segment.firstOffset() + position);
    if (position > start) {
        out.putInt(position, draft.size());
    }
}
putInOrder(out, start, drafts.get(0).size());

segment.advance(bytes);
queueOffsets.set(first.queue(), queueOffset + places.size());
return new PutResult.Stored(queueOffset, places);
