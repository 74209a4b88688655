// Mistake: announces the bytes of the first record, not of all
// region 1
putInOrder(out, start, -drafts.get(0).size());
for (RecordDraft draft : drafts) {
    int position = out.position();
    places.add(segment.firstOffset() + position);
    write(draft, out, segment.firstOffset() + position, queueOffset + places.size() - 1, now);
    if (position > start) {
        out.putInt(position, draft.size());
    }
}
putInOrder(out, start, drafts.get(0).size());

segment.advance(bytes);
queueOffsets.set(first.queue(), queueOffset + places.size());
return new PutResult.Stored(queueOffset, places);
