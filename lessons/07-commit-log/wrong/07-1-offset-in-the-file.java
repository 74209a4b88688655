// Mistake: takes the position in the file for the offset in the log
// region 1
putInOrder(out, start, -bytes);
for (RecordDraft draft : drafts) {
    int position = out.position();
    places.add((long) position);
    write(draft, out, (long) position, queueOffset + places.size() - 1, now);
    if (position > start) {
        out.putInt(position, draft.size());
    }
}
putInOrder(out, start, drafts.get(0).size());

segment.advance(bytes);
queueOffsets.set(first.queue(), queueOffset + places.size());
return new PutResult.Stored(queueOffset, places);
