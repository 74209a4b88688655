// Mistake: answers in the order of the store, the newest first
// region 1
QueryResult found = store.query(new MessageQuery(
        request.topic(),
        request.byTag() ? MessageQuery.Type.TAG : MessageQuery.Type.KEY,
        request.key(),
        request.begin(),
        request.end(),
        Math.min(request.max(), MAX_MESSAGES)));
List<byte[]> records = new ArrayList<>(found.records());
exchange.answer(records.isEmpty() ? nothing(exchange, request) : answer(exchange, found, records));
