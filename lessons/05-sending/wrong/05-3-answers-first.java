// Mistake: says SEND_OK as soon as the message is handed over
// region 1
MessageIntake.Taken taken = intake.take(messages);
Sent sent = new Sent(queue, uniqueId, recallHandle(request, taken.messages()));
answer(exchange, new PutResult.Stored(0, List.of(0L)), sent);
return CompletableFuture.completedFuture(null);
