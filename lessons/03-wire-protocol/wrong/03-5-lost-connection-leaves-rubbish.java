// Mistake: ends all requests and forgets to take them out of the table
// region 4
waiting.values().forEach(request -> request.answer.completeExceptionally(reason));
