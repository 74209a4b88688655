// Mistake: moves on when the whole file is done
// region 1
int position = 0;
while (position < bytes.limit()) {
    int size = bytes.getInt(position);
    if (RecordView.hasMagic(bytes, position)) {
        dispatcher.dispatch(DispatchRequest.of(new RecordView(bytes, position)));
    }
    position += size;
}
dispatched += position;
