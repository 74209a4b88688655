// Mistake: sends as many as the client wants
// region 1
QueryResult found = store.query(new MessageQuery(
        request.topic(),
        request.byTag() ? MessageQuery.Type.TAG : MessageQuery.Type.KEY,
        request.key(),
        request.begin(),
        request.end(),
        request.max()));
List<byte[]> records = new ArrayList<>(found.records());
Collections.reverse(records);
exchange.answer(records.isEmpty() ? nothing(exchange, request) : answer(exchange, found, records));
