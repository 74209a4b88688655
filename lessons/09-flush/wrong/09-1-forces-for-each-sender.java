// Mistake: forces for each sender, before it is answered
// region 2
flush.getAsLong();
return CompletableFuture.completedFuture(true);
