// Mistake: turns all that were found round before it takes as many as are wanted
// region 1
QueryResult found = store.query(new MessageQuery(
        request.topic(),
        request.byTag() ? MessageQuery.Type.TAG : MessageQuery.Type.KEY,
        request.key(),
        request.begin(),
        request.end(),
        Integer.MAX_VALUE));
List<byte[]> records = new ArrayList<>(found.records());
Collections.reverse(records);
records = records.subList(0, Math.min(records.size(), Math.min(request.max(), MAX_MESSAGES)));
exchange.answer(records.isEmpty() ? nothing(exchange, request) : answer(exchange, found, records));
