// Mistake: moves on before the dispatcher is through
// region 1
int position = 0;
while (position < bytes.limit()) {
    int size = bytes.getInt(position);
    dispatched += size;
    if (RecordView.hasMagic(bytes, position)) {
        dispatcher.dispatch(DispatchRequest.of(new RecordView(bytes, position)));
    }
    position += size;
}
