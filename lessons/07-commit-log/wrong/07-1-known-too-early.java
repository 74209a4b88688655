// Mistake: makes the bytes known before they are written
// region 1
segment.advance(bytes);
putInOrder(out, start, -bytes);
for (RecordDraft draft : drafts) {
    int position = out.position();
    places.add(segment.firstOffset() + position);
    write(draft, out, segment.firstOffset() + position, queueOffset + places.size() - 1, now);
    if (position > start) {
        out.putInt(position, draft.size());
    }
}
putInOrder(out, start, drafts.get(0).size());

queueOffsets.set(first.queue(), queueOffset + places.size());
return new PutResult.Stored(queueOffset, places);
