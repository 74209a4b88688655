// Mistake: moves the queue on by one, however many messages came
// region 1
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

segment.advance(bytes);
queueOffsets.set(first.queue(), queueOffset + 1);
return new PutResult.Stored(queueOffset, places);
