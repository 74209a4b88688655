// Mistake: tells of the first message and takes the rest for done
// region 1
if (RecordView.hasMagic(bytes, 0)) {
    dispatcher.dispatch(DispatchRequest.of(new RecordView(bytes, 0)));
}
dispatched += bytes.limit();
