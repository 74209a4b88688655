// Mistake: takes a tag for a key
// region 1
QueryResult found = store.query(new MessageQuery(
        request.topic(),
        MessageQuery.Type.KEY,
        request.key(),
        request.begin(),
        request.end(),
        Math.min(request.max(), MAX_MESSAGES)));
List<byte[]> records = new ArrayList<>(found.records());
Collections.reverse(records);
exchange.answer(records.isEmpty() ? nothing(exchange, request) : answer(exchange, found, records));
