// Mistake: takes the filler for the end, and so never gets to the next file
// region 1
int position = 0;
while (position < bytes.limit() && RecordView.hasMagic(bytes, position)) {
    int size = bytes.getInt(position);
    dispatcher.dispatch(DispatchRequest.of(new RecordView(bytes, position)));
    position += size;
    dispatched += size;
}
