// Mistake: a second request with the same number takes the place of the first, which then never ends
// region 1
Waiting request = new Waiting(new CompletableFuture<>(), clock.millis() + timeout.toMillis());
waiting.put(opaque, request);
return request.answer;
