// Mistake: passes over a message that the dispatcher fails on
// region 1
int position = 0;
while (position < bytes.limit()) {
    int size = bytes.getInt(position);
    try {
        if (RecordView.hasMagic(bytes, position)) {
            dispatcher.dispatch(DispatchRequest.of(new RecordView(bytes, position)));
        }
    } catch (RuntimeException e) {
        LOG.warn("message at {} left out", dispatched, e);
    }
    position += size;
    dispatched += size;
}
