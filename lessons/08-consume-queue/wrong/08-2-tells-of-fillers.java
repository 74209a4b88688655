// Mistake: tells of everything that has a size, fillers too
// region 1
int position = 0;
while (position < bytes.limit()) {
    int size = bytes.getInt(position);
    dispatcher.dispatch(DispatchRequest.of(new RecordView(bytes, position)));
    position += size;
    dispatched += size;
}
