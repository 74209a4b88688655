// Mistake: answers with success and no message where nothing was found
// region 1
QueryResult found = store.query(new MessageQuery(
        request.topic(),
        request.byTag() ? MessageQuery.Type.TAG : MessageQuery.Type.KEY,
        request.key(),
        request.begin(),
        request.end(),
        Math.min(request.max(), MAX_MESSAGES)));
List<byte[]> records = new ArrayList<>(found.records());
Collections.reverse(records);
exchange.answer(answer(exchange, found, records));
