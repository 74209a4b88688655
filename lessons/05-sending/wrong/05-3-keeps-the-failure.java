// Mistake: answers when it is stored, and keeps it to itself when storing fails
// region 1
MessageIntake.Taken taken = intake.take(messages);
Sent sent = new Sent(queue, uniqueId, recallHandle(request, taken.messages()));
taken.result().thenAccept(result -> answer(exchange, result, sent));
return CompletableFuture.completedFuture(null);
