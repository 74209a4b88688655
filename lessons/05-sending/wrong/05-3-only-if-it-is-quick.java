// Mistake: looks once whether the store is done, and otherwise never answers
// region 1
MessageIntake.Taken taken = intake.take(messages);
Sent sent = new Sent(queue, uniqueId, recallHandle(request, taken.messages()));
if (taken.result().isDone()) {
    answer(exchange, taken.result().join(), sent);
}
return CompletableFuture.completedFuture(null);
