// Mistake: looks the request up and leaves it in the table
// region 2
Waiting request = waiting.get(answer.opaque());
return request != null && request.answer.complete(answer);
